package reelsmith.stage;

import java.util.function.Function;
import java.util.regex.Pattern;
import reelsmith.pipeline.StageFailure;
import reelsmith.provider.ProviderFailure;
import reelsmith.render.RenderFailure;

/// What goes wrong at providers and in the renderer, in the words of the engine.
final class Failures {

  /// Before the name of a file, whose folders are nobody's business but the host's.
  private static final Pattern FOLDERS = Pattern.compile("(?<![\\w.])/(?:[^/:|'\\n]+/)+");

  private Failures() {}

  /// Maps a provider's failure to the code of the stage that asked.
  static Function<ProviderFailure, StageFailure> as(String code) {
    return failure ->
        switch (failure.reason()) {
          case UNAVAILABLE ->
              provider(code, failure, true, "The provider is busy; try again in a few minutes.");
          case MALFORMED_ANSWER ->
              provider(code, failure, true, "Try again; another attempt often succeeds.");
          case REFUSED ->
              provider(code, failure, false, "Change the words of the idea or the script.");
          case MISCONFIGURED ->
              provider(code, failure, false, "Tell the host to check the provider's settings.");
          case UNSUPPORTED ->
              new StageFailure(
                  "language_not_supported",
                  "input",
                  false,
                  message(failure),
                  "Write in a supported language, bring your own script, or turn voices off.",
                  failure);
        };
  }

  static StageFailure rendering(RenderFailure failure) {
    return new StageFailure(
        "render_failed",
        "internal",
        true,
        FOLDERS.matcher(message(failure)).replaceAll(""),
        hint(failure),
        failure);
  }

  private static String hint(RenderFailure failure) {
    return failure.code().equals("ffmpeg_missing")
        ? "Tell the host to run ./reelsmith doctor; then call render_video, which goes on from here."
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

  private static StageFailure provider(
      String code, ProviderFailure failure, boolean retryable, String hint) {
    return new StageFailure(code, "provider", retryable, message(failure), hint, failure);
  }

  private static String message(Throwable failure) {
    return String.valueOf(failure.getMessage());
  }
}
