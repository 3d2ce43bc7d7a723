package reelsmith.stage;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reelsmith.library.Casting;
import reelsmith.operation.WireFormat;
import reelsmith.provider.Gender;
import reelsmith.provider.PlainSpeech;
import reelsmith.provider.Script;
import reelsmith.provider.VoiceActor;
import reelsmith.template.CharacterWish;
import reelsmith.template.Production;
import reelsmith.template.SlideWish;
import reelsmith.template.Storyboard;

/// Turns a script into a storyboard: voices, caption presets, slide ids. Pure.
final class StoryboardDraft {

  /// Presets in the order in which characters speak first; everybody after gets the base preset.
  private static final List<Integer> CAPTION_PRESETS = List.of(24, 33, 36, 41);

  private static final int BASE_CAPTION_PRESET = 24;

  private static final int MOST_CONTINUITY = 1_000;

  private StoryboardDraft() {}

  /// @param voices those that speak the language; not looked at for a silent film
  static Storyboard of(
      Script script, Production production, long subject, List<VoiceActor> voices, LengthFit fit) {
    Map<String, VoiceActor> cast =
        production.voice() == null ? Map.of() : Casting.cast(parts(script, production), voices);
    Map<String, Integer> presets = presets(script);
    List<Storyboard.CastMember> members =
        script.characters().stream().map(character -> member(character, cast, presets)).toList();
    List<Storyboard.Scene> scenes = new ArrayList<>();
    for (int i = 0; i < script.slides().size(); i++) {
      scenes.add(scene(script.slides().get(i), i + 1, subject));
    }
    VoiceActor narrator = cast.get(Script.NARRATOR);
    return new Storyboard(
        script.title(),
        script.mood(),
        members,
        scenes,
        fit.speedPercentage(),
        fit.pauseSeconds(),
        narrator == null ? null : narrator.id(),
        script.fidelity());
  }

  /// The caller's own script, word for word. Speakers nobody described become characters.
  static Script brought(Production production) {
    Map<String, Script.Character> characters = new LinkedHashMap<>();
    production.cast().forEach(character -> characters.put(character.name(), character));
    List<Script.Slide> slides = new ArrayList<>();
    for (SlideWish wish : production.brought()) {
      slides.add(slide(wish, characters, slides));
    }
    return new Script(firstWords(slides), List.copyOf(characters.values()), slides, "Dramatic");
  }

  private static Script.Slide slide(
      SlideWish wish, Map<String, Script.Character> characters, List<Script.Slide> before) {
    String narration = PlainSpeech.of(wish.narration() == null ? "" : wish.narration());
    String speaker = wish.speaker();
    if (speaker == null || speaker.equalsIgnoreCase(Script.NARRATOR)) {
      speaker = Script.NARRATOR;
    } else {
      characters.putIfAbsent(speaker, new Script.Character(speaker, null, null, ""));
    }
    String picture = wish.picture() == null ? narration : wish.picture();
    return new Script.Slide(
        speaker, narration, picture, continuity(before), seen(picture, speaker, characters));
  }

  /// What a picture keeps unless it says otherwise: what was seen before, the latest first and a
  /// line each. Pictures between may be silent about place and light.
  private static String continuity(List<Script.Slide> before) {
    StringBuilder seen = new StringBuilder();
    for (Script.Slide slide : before.reversed()) {
      String picture = slide.picture().strip().replaceAll("\\s+", " ");
      if (!seen.isEmpty() && seen.length() + picture.length() > MOST_CONTINUITY) {
        break;
      }
      if (!picture.isEmpty()) {
        seen.append(seen.isEmpty() ? "" : "\n").append("As before: ").append(picture);
      }
    }
    return seen.toString();
  }

  private static List<String> seen(
      String picture, String speaker, Map<String, Script.Character> characters) {
    Set<String> seen = new LinkedHashSet<>();
    characters.keySet().stream().filter(name -> names(picture, name)).forEach(seen::add);
    if (!speaker.equals(Script.NARRATOR)) {
      seen.add(speaker);
    }
    return List.copyOf(seen);
  }

  /// As a word of its own: nobody called Al is in a picture that is "also blue".
  private static boolean names(String text, String name) {
    return Pattern.compile(
            "(?<![\\p{L}\\p{N}])" + Pattern.quote(name.strip()) + "(?![\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
        .matcher(text)
        .find();
  }

  private static String firstWords(List<Script.Slide> slides) {
    String text =
        slides.stream()
            .map(Script.Slide::narration)
            .filter(narration -> !narration.isBlank())
            .findFirst()
            .orElse(slides.getFirst().picture());
    String[] words = text.strip().split("\\s+");
    return String.join(" ", List.of(words).subList(0, Math.min(8, words.length)))
        .replaceAll("[\\p{Punct}\\s]+$", "");
  }

  private static List<Casting.Part> parts(Script script, Production production) {
    List<Casting.Part> parts = new ArrayList<>();
    boolean narrated =
        script.slides().stream().anyMatch(slide -> slide.speaker().equals(Script.NARRATOR));
    if (narrated) {
      Production.Voice voice = production.voice();
      parts.add(
          new Casting.Part(
              Script.NARRATOR, null, null, voice == null ? null : voice.voiceActorId()));
    }
    for (String speaker : speakers(script)) {
      script.characters().stream()
          .filter(character -> character.name().equals(speaker))
          .map(character -> part(character, production, narrated))
          .forEach(parts::add);
    }
    return parts;
  }

  private static Casting.Part part(
      Script.Character character, Production production, boolean narrated) {
    Integer wished = wishedVoice(character.name(), production);
    Production.Voice voice = production.voice();
    // A monologue has no narrator, so the voice asked for is the one character's.
    if (wished == null && !narrated && production.characters().isEmpty() && voice != null) {
      wished = voice.voiceActorId();
    }
    return new Casting.Part(character.name(), character.gender(), character.age(), wished);
  }

  private static @Nullable Integer wishedVoice(String name, Production production) {
    for (CharacterWish wish : production.characters()) {
      if (wish.name().equals(name)) {
        return wish.voiceActorId();
      }
    }
    return null;
  }

  /// Everybody but the narrator, in the order in which they speak first.
  private static Set<String> speakers(Script script) {
    Set<String> speakers = new LinkedHashSet<>();
    script.slides().stream()
        .map(Script.Slide::speaker)
        .filter(speaker -> !speaker.equals(Script.NARRATOR))
        .forEach(speakers::add);
    return speakers;
  }

  private static Map<String, Integer> presets(Script script) {
    Map<String, Integer> presets = new LinkedHashMap<>();
    for (String speaker : speakers(script)) {
      int order = presets.size();
      presets.put(
          speaker,
          order < CAPTION_PRESETS.size() ? CAPTION_PRESETS.get(order) : BASE_CAPTION_PRESET);
    }
    return presets;
  }

  private static Storyboard.CastMember member(
      Script.Character character, Map<String, VoiceActor> cast, Map<String, Integer> presets) {
    VoiceActor voice = cast.get(character.name());
    Gender gender = character.gender();
    return new Storyboard.CastMember(
        character.name(),
        gender == null ? null : WireFormat.name(gender),
        character.age(),
        character.look(),
        voice == null ? null : voice.id(),
        presets.getOrDefault(character.name(), BASE_CAPTION_PRESET));
  }

  private static Storyboard.Scene scene(Script.Slide slide, int index, long subject) {
    UUID id =
        UUID.nameUUIDFromBytes(
            "video %d slide %d".formatted(subject, index).getBytes(StandardCharsets.UTF_8));
    return new Storyboard.Scene(
        id,
        index,
        slide.speaker(),
        slide.narration(),
        slide.picture(),
        slide.continuity(),
        slide.visible());
  }
}
