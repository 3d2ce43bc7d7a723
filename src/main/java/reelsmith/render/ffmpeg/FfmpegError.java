package reelsmith.render.ffmpeg;

/// FFmpeg could not do what it was asked; the message holds its own last words.
public final class FfmpegError extends RuntimeException {

  private static final long serialVersionUID = 1;

  FfmpegError(String message, Throwable cause) {
    super(message, cause);
  }
}
