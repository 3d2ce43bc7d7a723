package reelsmith.pipeline;

import org.jspecify.annotations.Nullable;

/// A stage cannot go on. Code, message and hint reach the caller as they are.
public final class StageFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final String category;
  private final boolean retryable;
  private final boolean triedEnough;
  private final boolean unanswered;
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
    this(code, category, retryable, false, false, message, hint, cause);
  }

  private StageFailure(
      String code,
      String category,
      boolean retryable,
      boolean triedEnough,
      boolean unanswered,
      @Nullable String message,
      @Nullable String hint,
      @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.category = category;
    this.retryable = retryable;
    this.triedEnough = triedEnough;
    this.unanswered = unanswered;
    this.hint = hint;
  }

  /// This failure after the last attempt: people may start again, the engine does not.
  StageFailure forGood() {
    return new StageFailure(code, category, retryable, true, unanswered, getMessage(), hint, this);
  }

  /// This failure, when somebody was asked and nobody knows whether they did what they were asked.
  public StageFailure unanswered() {
    return new StageFailure(
        code, category, retryable, triedEnough, true, getMessage(), hint, getCause());
  }

  boolean isUnanswered() {
    return unanswered;
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
