package reelsmith.provider.openai;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reelsmith.provider.Gender;
import reelsmith.provider.PlainSpeech;
import reelsmith.provider.Script;
import reelsmith.provider.ScriptRequest;
import reelsmith.provider.VoiceFormat;

/// A script as the language model sends it.
///
/// White space and Markdown are cleaned away and names are matched regardless of case; whatever
/// else is wrong is an error. Nothing is invented.
record ScriptAnswer(
    @Nullable String title,
    @Nullable List<Person> characters,
    @Nullable List<Scene> slides,
    @Nullable String mood) {

  record Person(
      @Nullable String name,
      @Nullable String gender,
      @Nullable String age,
      @Nullable String look) {}

  record Scene(
      @Nullable String speaker,
      @Nullable String narration,
      @Nullable String picture,
      @Nullable String continuity,
      @Nullable List<String> visible) {}

  /// What strict structured output promises.
  static final String SCHEMA =
      """
      {"type":"object","additionalProperties":false,"required":["title","characters","slides","mood"],
       "properties":{
        "title":{"type":"string"},
        "characters":{"type":"array","items":{"type":"object","additionalProperties":false,
         "required":["name","gender","age","look"],
         "properties":{"name":{"type":"string"},
          "gender":{"type":"string","enum":["female","male","unknown"]},
          "age":{"type":"string"},"look":{"type":"string"}}}},
        "slides":{"type":"array","items":{"type":"object","additionalProperties":false,
         "required":["speaker","narration","picture","continuity","visible"],
         "properties":{"speaker":{"type":"string"},"narration":{"type":"string"},
          "picture":{"type":"string"},"continuity":{"type":"string"},
          "visible":{"type":"array","items":{"type":"string"}}}}},
        "mood":{"type":"string","enum":["Dramatic","Upbeat","Calm","Spooky","Happy","Sad","Epic",
         "Mysterious","Romantic","Funny"]}}}
      """;

  /// The script, if it is what was asked for; otherwise a [reelsmith.provider.ProviderFailure].
  Script check(ScriptRequest request) {
    List<Scene> scenes = slides == null ? List.<Scene>of() : slides;
    if (scenes.size() != request.slides()) {
      throw OpenAiFailures.malformed(
          "The language model wrote %d slides instead of %d."
              .formatted(scenes.size(), request.slides()));
    }
    var people = people();
    var names = people.stream().map(Script.Character::name).toList();
    for (var wished : request.cast()) {
      if (find(names, wished.name()) == null) {
        throw OpenAiFailures.malformed(
            "The language model left out a character that was asked for.");
      }
    }
    var result = new ArrayList<Script.Slide>(scenes.size());
    for (int index = 0; index < scenes.size(); index++) {
      result.add(slide(scenes.get(index), index + 1, names, request));
    }
    if (request.voiceFormat() == VoiceFormat.MONOLOGUE
        && result.stream().map(Script.Slide::speaker).distinct().count() != 1) {
      throw OpenAiFailures.malformed("The language model wrote a monologue with several speakers.");
    }
    return new Script(
        required(PlainSpeech.of(text(title)), "title"),
        people,
        result,
        required(text(mood), "mood"));
  }

  private List<Script.Character> people() {
    List<Person> sent = characters == null ? List.of() : characters;
    var people =
        sent.stream()
            .filter(person -> !text(person.name()).equalsIgnoreCase(Script.NARRATOR))
            .map(
                person ->
                    new Script.Character(
                        required(PlainSpeech.of(text(person.name())), "character's name"),
                        gender(text(person.gender())),
                        text(person.age()).isEmpty() ? null : text(person.age()),
                        required(PlainSpeech.of(text(person.look())), "character's look")))
            .toList();
    var different =
        people.stream().map(person -> person.name().toLowerCase(Locale.ROOT)).distinct().count();
    if (different != people.size()) {
      throw OpenAiFailures.malformed("The language model gave two characters the same name.");
    }
    return people;
  }

  private static Script.Slide slide(
      Scene scene, int number, List<String> names, ScriptRequest request) {
    var narration =
        required(PlainSpeech.of(text(scene.narration())), "narration of slide " + number);
    if (narration.length() > request.longestNarration()) {
      throw OpenAiFailures.malformed(
          "The narration of slide %d has %d characters instead of at most %d."
              .formatted(number, narration.length(), request.longestNarration()));
    }
    String continuity =
        number == 1
            ? ""
            : required(PlainSpeech.of(text(scene.continuity())), "continuity of slide " + number);
    @Nullable List<String> named = scene.visible();
    List<String> shown = named == null ? List.of() : named;
    var visible =
        shown.stream()
            .flatMap(name -> Stream.ofNullable(find(names, text(name))))
            .distinct()
            .toList();
    return new Script.Slide(
        speaker(text(scene.speaker()), number, names, request),
        narration,
        required(PlainSpeech.of(text(scene.picture())), "picture of slide " + number),
        continuity,
        visible);
  }

  private static String speaker(
      String said, int number, List<String> names, ScriptRequest request) {
    boolean narrator = said.equalsIgnoreCase(Script.NARRATOR);
    boolean narratorMaySpeak =
        switch (request.voiceFormat()) {
          case NARRATED -> true;
          case MONOLOGUE -> false;
          case DIALOGUE -> request.narrated();
        };
    @Nullable String name = narrator ? Script.NARRATOR : find(names, said);
    if (name == null
        || narrator && !narratorMaySpeak
        || !narrator && request.voiceFormat() == VoiceFormat.NARRATED) {
      throw OpenAiFailures.malformed(
          "Slide %d is spoken by somebody who may not speak.".formatted(number));
    }
    return name;
  }

  private static @Nullable String find(List<String> names, String wanted) {
    return names.stream()
        .filter(name -> name.equalsIgnoreCase(wanted.strip()))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Gender gender(String said) {
    return switch (said.toLowerCase(Locale.ROOT)) {
      case "female" -> Gender.FEMALE;
      case "male" -> Gender.MALE;
      default -> null;
    };
  }

  private static String required(String value, String what) {
    if (value.isEmpty()) {
      throw OpenAiFailures.malformed("The language model left out the %s.".formatted(what));
    }
    return value;
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value.strip();
  }
}
