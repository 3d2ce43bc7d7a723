package reelsmith.operation;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A call was refused or failed in a way the caller can understand.
///
/// The code is a stable word of the public contract; the message says what to do.
public final class OperationFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// Sorts failures by what a caller can do about them; each door maps it once.
  public enum Kind {
    UNAUTHENTICATED,
    PAYMENT_REQUIRED,
    FORBIDDEN,
    NOT_FOUND,
    METHOD_NOT_ALLOWED,
    CONFLICT,
    TOO_LARGE,
    UNSUPPORTED_MEDIA_TYPE,
    INVALID,
    TOO_MANY_REQUESTS,
    UNAVAILABLE,
    INTERNAL
  }

  /// Lists of problems may end here: more than this nobody reads at once.
  static final int MOST_PROBLEMS = 50;

  private static final Pattern THING_WITH_ID = Pattern.compile("[A-Za-z ]+ \\d+");

  private final Kind kind;
  private final String code;
  private final transient Map<String, Object> details;

  public OperationFailure(Kind kind, String code, String message, Map<String, Object> details) {
    super(message);
    this.kind = kind;
    this.code = code;
    this.details = Map.copyOf(details);
  }

  public OperationFailure(Kind kind, String code, String message) {
    this(kind, code, message, Map.of());
  }

  /// The credential does not reach an operation, whatever else is right.
  public static OperationFailure notPermitted(Credential credential, OperationSpec<?, ?> spec) {
    return new OperationFailure(
        Kind.FORBIDDEN,
        "not_permitted",
        "This credential may not use %s. %s"
            .formatted(spec.name(), credential.neededInsteadFor(spec)));
  }

  /// `not_found`. Also what belongs to somebody else looks like this.
  ///
  /// @param what with the id in question if it has one, such as `video 7`
  public static OperationFailure notFound(String what) {
    boolean byId = THING_WITH_ID.matcher(what).matches();
    return new OperationFailure(
        Kind.NOT_FOUND,
        "not_found",
        byId
            ? "There is no %s. Check the id; ids of other accounts look the same.".formatted(what)
            : "There is no %s.".formatted(what));
  }

  /// `validation_failed`, with the problems that were found.
  public static OperationFailure invalid(List<FieldProblem> problems) {
    return new OperationFailure(
        Kind.INVALID, "validation_failed", summary(problems), Map.of("fields", problems));
  }

  public static OperationFailure invalid(String path, String code, String message) {
    return invalid(List.of(new FieldProblem(path, code, message)));
  }

  /// A field whose feature isn't built yet.
  public static OperationFailure notAvailableYet(List<FieldProblem> problems) {
    return new OperationFailure(
        Kind.INVALID, "not_available_yet", summary(problems), Map.of("fields", problems));
  }

  /// `service_unavailable`: what is needed, such as the database, cannot be had right now.
  public static OperationFailure unavailable() {
    return new OperationFailure(
        Kind.UNAVAILABLE,
        "service_unavailable",
        "The studio is busy or restarting. Wait a minute and retry with the same idempotency key.");
  }

  public static OperationFailure internal() {
    return new OperationFailure(
        Kind.INTERNAL,
        "internal_error",
        "Something went wrong on our side. Try again; if it stays, tell the host the request_id.");
  }

  /// The same failure for an input that is a part of a larger one: every field's path gets a
  /// prefix.
  public OperationFailure below(String prefix) {
    if (!(details.get("fields") instanceof List<?> fields)) {
      return this;
    }
    List<FieldProblem> moved =
        fields.stream()
            .map(FieldProblem.class::cast)
            .map(
                problem ->
                    new FieldProblem(prefix + problem.path(), problem.code(), problem.message()))
            .toList();
    return new OperationFailure(kind, code, summary(moved), Map.of("fields", moved));
  }

  public Kind kind() {
    return kind;
  }

  public String code() {
    return code;
  }

  public Map<String, Object> details() {
    return details;
  }

  private static String summary(List<FieldProblem> problems) {
    FieldProblem first = problems.getFirst();
    int others = problems.size() - 1;
    String more =
        switch (others) {
          case 0 -> "";
          case 1 -> " (and 1 more problem)";
          default ->
              " (and %s%d more problems)"
                  .formatted(others < MOST_PROBLEMS - 1 ? "" : "at least ", others);
        };
    return "%s: %s%s".formatted(first.path().isEmpty() ? "/" : first.path(), first.message(), more);
  }
}
