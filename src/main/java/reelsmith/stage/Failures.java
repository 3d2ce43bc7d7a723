package reelsmith.stage;

import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reelsmith.pipeline.StageFailure;
import reelsmith.provider.ProviderFailure;
import reelsmith.render.RenderFailure;

/// What goes wrong at providers and in the renderer, in the words of the engine.
final class Failures {

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  /// Before the name of a file, whose folders are nobody's business but the host's.
  private static final Pattern FOLDERS = Pattern.compile("(?<![\\w.])/(?:[^/:|'\\n]+/)+");

  /// From the same files they come again.
  private static final Set<String> LASTING =
      Set.of(
          "picture_missing",
          "picture_unreadable",
          "picture_too_large",
          "narration_missing",
          "narration_unreadable",
          "narration_format",
          "music_missing",
          "music_unreadable",
          "segment_black",
          "segment_frozen");

  private Failures() {}

  /// Maps a provider's failure to the code of the stage that asked.
  static Function<ProviderFailure, StageFailure> as(String code) {
    return failure ->
        switch (failure.reason()) {
          case UNAVAILABLE ->
              provider(code, failure, "The provider is busy; try again in a few minutes.");
          case UNANSWERED ->
              provider(code, failure, "The provider is slow; try again in a few minutes.")
                  .unanswered();
          case MALFORMED_ANSWER ->
              provider(code, failure, "Try again; another attempt often succeeds.");
          case REFUSED -> provider(code, failure, "Change the words of the idea or the script.");
          case MISCONFIGURED ->
              provider(code, failure, "Tell the host to check the provider's settings.");
          case UNSUPPORTED ->
              new StageFailure(
                  "language_not_supported",
                  "input",
                  failure.reason().isRetryable(),
                  message(failure),
                  "Write in a supported language, bring your own script, or turn voices off.",
                  failure);
        };
  }

  /// On the wire it is always `render_failed`; what the renderer calls it stands in the log, and
  /// says whether trying again makes sense.
  static StageFailure rendering(RenderFailure failure) {
    boolean lasts = LASTING.contains(failure.code());
    LOG.warn("The renderer failed with {}: {}", failure.code(), message(failure));
    return new StageFailure(
        "render_failed",
        "internal",
        !lasts,
        FOLDERS.matcher(message(failure)).replaceAll(""),
        hint(failure.code(), lasts),
        failure);
  }

  private static String hint(String code, boolean lasts) {
    if (code.equals("ffmpeg_missing")) {
      return "Tell the host to run ./reelsmith doctor; then call render_video, which goes on from"
          + " here.";
    }
    return lasts
        ? "Tell the host the run's id."
        : "Try again with render_video; if it stays, tell the host the run's id.";
  }

  static StageFailure unreachable(String message) {
    return new StageFailure(
        "target_length_unreachable",
        "input",
        false,
        message,
        "Ask for another length, or change the number of slides or the script.",
        null);
  }

  private static StageFailure provider(String code, ProviderFailure failure, String hint) {
    return new StageFailure(
        code, "provider", failure.reason().isRetryable(), message(failure), hint, failure);
  }

  private static String message(Throwable failure) {
    return String.valueOf(failure.getMessage());
  }
}
