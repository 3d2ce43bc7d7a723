package reelsmith.launcher;

import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/// A script that a person brings to `./reelsmith make`.
final class ScriptFile {

  private static final String FORM =
      "It must be like {\"slides\": [{\"narration\": \"…\", \"picture\": \"…\"}]}";

  private ScriptFile() {}

  /// An object with 1 to 30 `slides`; what each of them may hold, the studio says. Throws
  /// [CommandFailure] for anything else.
  static JsonNode read(Path file) {
    JsonNode script = JsonFile.parsed("script", file);
    JsonNode slides = script.path("slides");
    if (!slides.isArray()) {
      throw refused("%s: %s. %s.".formatted(misplaced(script), file, FORM));
    }
    if (slides.isEmpty() || slides.size() > MakeOptions.MOST_SLIDES) {
      throw refused(
          "The script must have 1 to %d slides, not %d: %s"
              .formatted(MakeOptions.MOST_SLIDES, slides.size(), file));
    }
    return script;
  }

  private static String misplaced(JsonNode script) {
    if (script.isArray()) {
      return "The script is a list without a name for it";
    }
    if (script.path("script").path("slides").isArray()) {
      return "The script's slides are inside \"script\" and belong at the top";
    }
    return script.has("slides")
        ? "The script's \"slides\" is not a list"
        : "The script has no \"slides\"";
  }

  private static CommandFailure refused(String message) {
    return new CommandFailure(ExitCode.BAD_USAGE, message);
  }
}
