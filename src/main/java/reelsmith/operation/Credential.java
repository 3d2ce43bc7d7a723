package reelsmith.operation;

import static reelsmith.operation.WireFormat.name;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
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
    return isOfHost(spec) && hasScope(spec) && hasToolset(spec) && mayHaveEffect(spec);
  }

  /// What a caller has to use instead to reach an operation, as a sentence. Nothing that only the
  /// host has is proposed to anybody else.
  String neededInsteadFor(OperationSpec<?, ?> spec) {
    if (!isOfHost(spec)) {
      return "Only an administrator of the account that runs this installation may.";
    }
    List<String> needed = new ArrayList<>();
    if (!hasScope(spec)) {
      spec.permission().scope().ifPresent(scope -> needed.add("has the scope " + name(scope)));
    }
    if (!hasToolset(spec)) {
      needed.add("has the toolset " + name(spec.toolset()));
    }
    if (!mayHaveEffect(spec)) {
      needed.add("is not read-only");
    }
    return "Use one that %s.".formatted(String.join(" and ", needed));
  }

  private boolean isOfHost(OperationSpec<?, ?> spec) {
    return spec.permission() != Permission.HOST || host;
  }

  private boolean hasScope(OperationSpec<?, ?> spec) {
    return spec.permission().scope().map(scopes::contains).orElse(true);
  }

  private boolean hasToolset(OperationSpec<?, ?> spec) {
    return spec.permission() == Permission.ASK || toolsets.contains(spec.toolset());
  }

  private boolean mayHaveEffect(OperationSpec<?, ?> spec) {
    return !readOnly || spec.effect().isReadOnly();
  }
}
