package reelsmith.launcher;

import org.jspecify.annotations.Nullable;

/// A film could not be made. Both texts are shown as they are.
public final class MakeFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final @Nullable String whatToDo;

  /// @param message why, in one line
  /// @param whatToDo what a person can do about it, in one line; null when nothing helps
  public MakeFailure(String message, @Nullable String whatToDo) {
    super(message);
    this.whatToDo = whatToDo;
  }

  public @Nullable String whatToDo() {
    return whatToDo;
  }
}
