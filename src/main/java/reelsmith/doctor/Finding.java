package reelsmith.doctor;

import org.jspecify.annotations.Nullable;

/// What a [HealthCheck] found.
///
/// @param message what was found, in one line, without secrets
/// @param whatToDo what a person can do about it, in one line; null when nothing needs doing
public record Finding(Outcome outcome, String message, @Nullable String whatToDo) {

  /// How bad it is.
  public enum Outcome {
    /// As it should be.
    OK,

    /// Films can be made, but not as well, or not for long.
    WARNING,

    /// No film can be made before this is put right.
    FAILED
  }

  public static Finding ok(String message) {
    return new Finding(Outcome.OK, message, null);
  }

  public static Finding warning(String message, String whatToDo) {
    return new Finding(Outcome.WARNING, message, whatToDo);
  }

  public static Finding failed(String message, String whatToDo) {
    return new Finding(Outcome.FAILED, message, whatToDo);
  }
}
