package reelsmith.provider.openai;

import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import reelsmith.provider.PromptFile;
import reelsmith.provider.ProviderFailure;
import reelsmith.provider.Script;
import reelsmith.provider.ScriptRequest;

/// Puts a request into words: rules in one text, what a stranger typed as data in another.
final class ScriptPrompt {

  private ScriptPrompt() {}

  static String instructions(PromptFile prompt, ScriptRequest request) {
    return prompt.render(
        Map.of(
            "slides", Integer.toString(request.slides()),
            "voice_rule", voiceRule(request),
            "language", languageTag(request.language()),
            "length_rule", lengthRule(request),
            "longest_narration", Integer.toString(request.longestNarration())));
  }

  static Map<String, Object> material(ScriptRequest request) {
    List<Map<String, String>> cast = request.cast().stream().map(ScriptPrompt::person).toList();
    var material = new LinkedHashMap<String, Object>();
    material.put("idea", request.idea());
    material.put("cast", cast);
    return material;
  }

  /// The language as a well-formed tag: it stands among the rules, where free text must not.
  static String languageTag(String language) {
    try {
      return new Locale.Builder().setLanguageTag(language).build().toLanguageTag();
    } catch (IllformedLocaleException notALanguage) {
      throw new ProviderFailure(
          ProviderFailure.Reason.UNSUPPORTED,
          "The language is not a BCP-47 tag such as 'en' or 'pt-BR'.");
    }
  }

  private static Map<String, String> person(Script.Character character) {
    var person = new LinkedHashMap<String, String>();
    person.put("name", character.name());
    var gender = character.gender();
    if (gender != null) {
      person.put("gender", gender.name().toLowerCase(Locale.ROOT));
    }
    var age = character.age();
    if (age != null) {
      person.put("age", age);
    }
    person.put("look", character.look());
    return person;
  }

  private static String voiceRule(ScriptRequest request) {
    return switch (request.voiceFormat()) {
      case NARRATED ->
          "A narrator tells the story in the third person: every `speaker` is \"Narrator\".";
      case MONOLOGUE ->
          "One character tells the story in the first person and is the `speaker` of every slide.";
      case DIALOGUE ->
          request.narrated()
              ? "Two to four characters speak to each other; `speaker` is a character's name. \"Narrator\""
                  + " may speak on a few slides. Narrations are spoken lines only."
              : "Two to four characters speak to each other; `speaker` is a character's name and never"
                  + " \"Narrator\". Narrations are spoken lines only.";
    };
  }

  private static String lengthRule(ScriptRequest request) {
    var words = request.words();
    return words == null
        ? "About 15 to 20 words on a slide."
        : "All narrations together have %d words, 10 %% more or less at most.".formatted(words);
  }
}
