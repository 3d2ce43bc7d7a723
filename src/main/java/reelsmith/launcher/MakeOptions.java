package reelsmith.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import reelsmith.launcher.MakeRequest.AspectRatio;
import reelsmith.provider.VisualStyle;
import reelsmith.provider.VoiceFormat;

/// The words after `reelsmith make`.
final class MakeOptions {

  // The studio has the last word; so nobody waits for it to start to hear it. A test compares.
  static final int SHORTEST_IDEA = 6;
  static final int LONGEST_IDEA = 1000;
  static final int FEWEST_SLIDES = 2;
  static final int MOST_SLIDES = 30;
  static final int SHORTEST_SECONDS = 5;
  static final int LONGEST_SECONDS = 600;

  /// Width and height of a draft in percent of the full size.
  private static final int DRAFT_PERCENT = 50;

  @Parameters(paramLabel = "IDEA", description = "What the film is about.")
  private String idea = "";

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write the film. Default: the idea's first words, in this folder.")
  private @Nullable Path out;

  @Option(
      names = "--template",
      paramLabel = "NAME",
      description = "What kind of film. Default: ${DEFAULT-VALUE}.",
      defaultValue = "story")
  private String template = "story";

  @Option(
      names = "--slides",
      paramLabel = "N",
      description = "How many slides, 2 to 30. Default: 12.")
  private @Nullable Integer slides;

  @Option(
      names = "--style",
      paramLabel = "STYLE",
      converter = WireName.OfVisualStyle.class,
      description = "How it is drawn, such as watercolor_storybook.")
  private @Nullable VisualStyle style;

  @Option(
      names = "--voice-format",
      paramLabel = "FORMAT",
      converter = WireName.OfVoiceFormat.class,
      description = "Who speaks: dialogue, monologue or narrated.")
  private @Nullable VoiceFormat voiceFormat;

  @Option(
      names = "--aspect",
      paramLabel = "RATIO",
      converter = WireName.OfAspectRatio.class,
      defaultValue = "9:16",
      description = "9:16, 1:1 or 16:9. Default: ${DEFAULT-VALUE}.")
  private AspectRatio aspect = AspectRatio.PORTRAIT;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "How long, 5 to 600. Default: as long as the story takes.")
  private @Nullable Integer seconds;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The same seed makes the same film again.")
  private @Nullable Long seed;

  @Option(names = "--no-music", description = "Leave the music out.")
  private boolean withoutMusic;

  @Option(
      names = "--script",
      paramLabel = "FILE",
      description =
          "Your own script, taken word for word: a JSON file like"
              + " {\"slides\": [{\"narration\": \"…\", \"picture\": \"…\"}]}, 1 to 30 slides.")
  private @Nullable Path script;

  @Option(
      names = "--draft",
      description = "Half the width and height, for a first look in a fraction of the time.")
  private boolean draft;

  /// What was asked for. Throws [CommandFailure] when it cannot be meant.
  ///
  /// @param folder what relative paths start from
  MakeRequest request(Path folder) {
    refuseUnless(!idea.isBlank(), "Say what the film is about, in quotes.");
    refuseIdeaOfWrongLength(idea.strip());
    refuseUnless(
        KnownTemplates.have(template),
        "--template must be one of: " + String.join(", ", KnownTemplates.names()) + ".");
    refuseOutside("--slides", slides, FEWEST_SLIDES, MOST_SLIDES);
    refuseOutside("--seconds", seconds, SHORTEST_SECONDS, LONGEST_SECONDS);
    var brought = script == null ? null : ScriptFile.read(folder.resolve(script).normalize());
    refuseUnless(
        brought == null || slides == null || brought.get("slides").size() == slides,
        "The script decides how many slides there are; leave --slides out.");
    return new MakeRequest(
        idea.strip(),
        target(folder),
        template,
        slides,
        style,
        voiceFormat,
        aspect,
        seconds,
        seed,
        !withoutMusic,
        brought);
  }

  /// The studio's settings for this film, as on its command line.
  List<String> settings() {
    return draft ? List.of("--reelsmith.film.frame-percentage=" + DRAFT_PERCENT) : List.of();
  }

  private Path target(Path folder) {
    var file = folder.resolve(out == null ? Path.of(fileName()) : out).normalize();
    refuseUnless(
        file.toString().toLowerCase(Locale.ROOT).endsWith(".mp4"),
        "--out must end in .mp4: " + file);
    refuseUnless(!Files.isDirectory(file), "--out is a folder: " + file);
    var parent = file.getParent();
    refuseUnless(
        parent != null && Files.isDirectory(parent) && Files.isWritable(parent),
        "The film cannot be written there: " + file);
    return file;
  }

  private String fileName() {
    var words =
        Normalizer.normalize(idea, Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}+", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    var end = words.length() <= 40 ? words.length() : Math.max(words.lastIndexOf('-', 40), 20);
    return (words.isEmpty() ? "film" : words.substring(0, end)) + ".mp4";
  }

  private static void refuseIdeaOfWrongLength(String idea) {
    int letters = idea.codePointCount(0, idea.length());
    refuseUnless(
        letters >= SHORTEST_IDEA,
        "The idea must have at least %d characters.".formatted(SHORTEST_IDEA));
    refuseUnless(
        letters <= LONGEST_IDEA,
        "The idea must have at most %d characters; a whole script goes into a file, see --script."
            .formatted(LONGEST_IDEA));
  }

  private static void refuseOutside(String name, @Nullable Integer value, int least, int most) {
    refuseUnless(
        value == null || (value >= least && value <= most),
        "%s must be from %d to %d.".formatted(name, least, most));
  }

  private static void refuseUnless(boolean fine, String message) {
    if (!fine) {
      throw new CommandFailure(ExitCode.BAD_USAGE, message);
    }
  }
}
