package reelsmith.operation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who may call an operation.
public enum Permission {
  /// Whoever has a valid credential, whatever their plan, scopes and toolsets: to learn what they
  /// may do.
  ASK(null),

  READ(Scope.READ),

  SPEND(Scope.SPEND),

  ADMIN(Scope.ADMIN),

  /// An administrator of the account that runs this installation; acts on any account.
  HOST(Scope.ADMIN);

  private final @Nullable Scope scope;

  Permission(@Nullable Scope scope) {
    this.scope = scope;
  }

  /// The scope a credential needs; empty when none.
  public Optional<Scope> scope() {
    return Optional.ofNullable(scope);
  }

  /// What an operation asks for that does not say otherwise.
  static Permission usualFor(Effect effect) {
    return effect.isReadOnly() ? READ : SPEND;
  }
}
