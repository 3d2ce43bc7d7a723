package reelsmith.operation;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// By what somebody was let in, and how far that goes.
///
/// @param keyId of an API key; null for the other kinds
/// @param personId of a signed-in person; null for the other kinds
/// @param toolsets operations of other toolsets do not exist for this credential, but for those by
///   which it may ask what it may do
/// @param dailyCredits how many credits it may set aside in one day (UTC); null for no such budget
/// @param readOnly whether everything that changes something is refused
/// @param host whether the account is the one that runs this installation
public record Credential(
    Kind kind,
    @Nullable Long keyId,
    @Nullable Long personId,
    Set<Scope> scopes,
    Set<Toolset> toolsets,
    @Nullable Long dailyCredits,
    boolean readOnly,
    boolean host) {

  /// The sorts of credential.
  public enum Kind {
    /// An API key.
    KEY,

    /// A person who signed in with a password.
    PERSON,

    /// Whoever sits at this machine.
    LOCAL
  }

  public Credential {
    scopes = Set.copyOf(scopes);
    toolsets = Set.copyOf(toolsets);
  }

  /// Of the person at this machine, who owns everything on it.
  public static Credential local() {
    return new Credential(
        Kind.LOCAL,
        null,
        null,
        EnumSet.allOf(Scope.class),
        EnumSet.allOf(Toolset.class),
        null,
        false,
        true);
  }

  /// Whether the operation exists for this credential at all. What does not is neither listed nor
  /// runs.
  public boolean reaches(OperationSpec<?, ?> spec) {
    return (spec.permission() == Permission.ASK || toolsets.contains(spec.toolset()))
        && (!readOnly || spec.effect().isReadOnly())
        && spec.permission().scope().map(scopes::contains).orElse(true)
        && (spec.permission() != Permission.HOST || host);
  }
}
