package reelsmith.person;

import java.util.EnumSet;
import java.util.Set;
import reelsmith.operation.Scope;

/// What a person may do in one account.
public enum Role {
  /// Everything, and says who else is an owner.
  OWNER(EnumSet.allOf(Scope.class)),

  /// Manages the account, its keys and its people.
  ADMIN(EnumSet.allOf(Scope.class)),

  /// Makes videos and spends credits.
  MEMBER(EnumSet.of(Scope.READ, Scope.SPEND)),

  /// Looks on.
  VIEWER(EnumSet.of(Scope.READ));

  private final Set<Scope> scopes;

  Role(Set<Scope> scopes) {
    this.scopes = Set.copyOf(scopes);
  }

  /// What a session of somebody in this role is good for.
  public Set<Scope> scopes() {
    return scopes;
  }
}
