package reelsmith.render.ffmpeg;

/// FFmpeg could not do what it was asked; the message holds its own last words.
public final class FfmpegError extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final boolean killed;

  private FfmpegError(String message) {
    super(message);
    this.killed = false;
  }

  /// FFmpeg ended well, and yet did not do what it was to do.
  static FfmpegError of(String message) {
    return new FfmpegError(message);
  }

  FfmpegError(String message, Throwable cause, boolean killed) {
    super(message, cause);
    this.killed = killed;
  }

  /// Whether FFmpeg did not start or was killed, so that what it was given may be in order.
  public boolean wasKilled() {
    return killed;
  }
}
