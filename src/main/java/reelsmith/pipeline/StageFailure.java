package reelsmith.pipeline;

import org.jspecify.annotations.Nullable;

/// A stage cannot go on. Code, message and hint reach the caller as they are.
public final class StageFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final String category;
  private final boolean retryable;
  private final boolean triedEnough;
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
    this(code, category, retryable, false, message, hint, cause);
  }

  private StageFailure(
      String code,
      String category,
      boolean retryable,
      boolean triedEnough,
      @Nullable String message,
      @Nullable String hint,
      @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.category = category;
    this.retryable = retryable;
    this.triedEnough = triedEnough;
    this.hint = hint;
  }

  /// This failure after the last attempt: people may start again, the engine does not.
  StageFailure forGood() {
    return new StageFailure(code, category, retryable, true, getMessage(), hint, this);
  }

  public String code() {
    return code;
  }

  /// Whether the engine should try once more by itself.
  public boolean isRetryable() {
    return retryable && !triedEnough;
  }

  RunFailure inStage(String stage) {
    return new RunFailure(code, String.valueOf(getMessage()), stage, category, retryable, hint);
  }
}
