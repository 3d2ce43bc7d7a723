package reelsmith.pipeline;

import org.jspecify.annotations.Nullable;

/// A stage cannot go on. Code, message and hint reach the caller as they are.
public final class StageFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final String category;
  private final boolean retryable;
  private final @Nullable String hint;

  /// @param retryable whether the engine should run the stage again by its schedule before it fails
  ///   the run
  public StageFailure(
      String code,
      String category,
      boolean retryable,
      String message,
      @Nullable String hint,
      @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.category = category;
    this.retryable = retryable;
    this.hint = hint;
  }

  public String code() {
    return code;
  }

  public boolean isRetryable() {
    return retryable;
  }

  RunFailure inStage(String stage) {
    return new RunFailure(code, String.valueOf(getMessage()), stage, category, retryable, hint);
  }
}
