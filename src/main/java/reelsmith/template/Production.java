package reelsmith.template;

import java.util.List;
import org.jspecify.annotations.Nullable;
import reelsmith.provider.PlainSpeech;
import reelsmith.provider.Script;
import reelsmith.provider.VisualStyle;
import reelsmith.provider.VoiceFormat;

/// A brief with all defaults filled in: what the stages work from. Kept with the video, so that a
/// later render makes what was asked for then.
///
/// @param brought slides of the caller's own script, or none
/// @param voice null for a silent film
/// @param music null for a film without music
/// @param width pixels of the film
public record Production(
    String idea,
    int slides,
    boolean previewOnly,
    VoiceFormat voiceFormat,
    boolean narrated,
    VisualStyle style,
    @Nullable String customStyle,
    List<CharacterWish> characters,
    List<SlideWish> brought,
    @Nullable Voice voice,
    @Nullable Music music,
    boolean captions,
    int width,
    int height,
    @Nullable Integer targetSeconds,
    String language,
    long seed) {

  /// How many characters of narration one narration unit holds.
  public static final int NARRATION_UNIT_CHARACTERS = 100;

  private static final double LENGTH_TOLERANCE = 0.10;

  public Production {
    characters = List.copyOf(characters);
    brought = List.copyOf(brought);
  }

  /// @param voiceActorId the narrator's voice, or null to cast one
  public record Voice(
      @Nullable Integer voiceActorId, int speedPercentage, boolean removeSilences) {}

  /// @param trackId a certain track, or null to choose by category
  /// @param category the mood, or null to follow the story's
  public record Music(@Nullable Integer trackId, @Nullable String category, int volumePercent) {}

  /// Whether the studio writes the script itself.
  public boolean writesScript() {
    return brought.isEmpty();
  }

  /// Whether a film of that length is what was asked for: as long as wished, give or take a tenth,
  /// and of any length when none was wished.
  public boolean mayLast(double seconds) {
    return targetSeconds == null || isAbout(targetSeconds, seconds);
  }

  /// Whether a length meets the one that was wished.
  public static boolean isAbout(int targetSeconds, double seconds) {
    return seconds >= shortest(targetSeconds) && seconds <= longest(targetSeconds);
  }

  static double shortest(int targetSeconds) {
    return targetSeconds * (1 - LENGTH_TOLERANCE);
  }

  static double longest(int targetSeconds) {
    return targetSeconds * (1 + LENGTH_TOLERANCE);
  }

  /// The narration units that will be paid for at most: for a brought script exactly those of what
  /// is spoken of it; before a script exists 2.25 for each slide, which the writer may not exceed.
  public int narrationUnits() {
    if (voice == null) {
      return 0;
    }
    if (writesScript()) {
      return (int) Math.ceil(2.25 * slides);
    }
    return brought.stream().mapToInt(Production::units).sum();
  }

  /// The most characters the writer may use for one slide, so that all slides together stay within
  /// the narration units.
  public int longestNarration() {
    return 2 * NARRATION_UNIT_CHARACTERS;
  }

  /// This production with the film, for a render after a preview.
  public Production withFilm() {
    return new Production(
        idea,
        slides,
        false,
        voiceFormat,
        narrated,
        style,
        customStyle,
        characters,
        brought,
        voice,
        music,
        captions,
        width,
        height,
        targetSeconds,
        language,
        seed);
  }

  /// The characters wanted, as script writers know them.
  public List<Script.Character> cast() {
    return characters.stream()
        .map(
            wish ->
                new Script.Character(
                    wish.name(),
                    wish.gender(),
                    null,
                    wish.description() == null ? "" : wish.description()))
        .toList();
  }

  private static int units(SlideWish slide) {
    return units(PlainSpeech.of(slide.narration() == null ? "" : slide.narration()));
  }

  /// The narration units of what is spoken on one slide: each started 100 characters.
  public static int units(String narration) {
    int characters = narration.codePointCount(0, narration.length());
    return (characters + NARRATION_UNIT_CHARACTERS - 1) / NARRATION_UNIT_CHARACTERS;
  }
}
