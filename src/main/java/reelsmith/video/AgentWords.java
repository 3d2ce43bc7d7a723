package reelsmith.video;

import org.jspecify.annotations.Nullable;
import reelsmith.pipeline.Run;
import reelsmith.pipeline.RunFailure;

/// One sentence on how a video stands, for agents to pass on to their users.
final class AgentWords {

  private AgentWords() {}

  /// @param hasFilm whether there is a film, which only counts once the run has completed
  /// @param local whether the caller sits on this machine and is told the paths of files
  static String of(Video video, Run run, VideoProgress progress, boolean hasFilm, boolean local) {
    if (video.expiredAfter(run)) {
      return "The files of this video were deleted because their time was over. render_video makes"
          + " the film again.";
    }
    return switch (run.state()) {
      case QUEUED -> "The video is waiting for its turn.";
      case RUNNING -> running(progress);
      case COMPLETED -> completed(hasFilm, local);
      case FAILED -> failed(run.failure());
      case ABORTED -> "The video was aborted. render_video goes on with what is finished.";
    };
  }

  private static String completed(boolean rendered, boolean local) {
    if (rendered) {
      return local
          ? "The film is ready: it is the file at render.file_path."
          : "The film is ready: download it soon, the link is temporary.";
    }
    return local
        ? "The preview is ready: look at the pictures, each slide has its image_path, then call"
            + " render_video for the film."
        : "The preview is ready: look at the slides, then call render_video for the film.";
  }

  private static String running(VideoProgress progress) {
    String detail = progress.current().detail();
    return "%s, step %d, %d percent%s."
        .formatted(
            progress.current().label(),
            progress.current().position(),
            progress.percent(),
            detail.isEmpty() ? "" : " (" + detail + ")");
  }

  private static String failed(@Nullable RunFailure failure) {
    if (failure == null) {
      return "The video failed.";
    }
    String hint = failure.hint() == null ? "" : " " + failure.hint();
    return "The video failed: " + failure.message() + hint;
  }
}
