package reelsmith.template;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reelsmith.library.VoiceActors;
import reelsmith.operation.FieldProblem;
import reelsmith.provider.Fidelity;
import reelsmith.provider.ScriptWriter;

/// Whether somebody can write, speak and show what a brief asks for.
@Component
class LanguageRules {

  static final String CODE = "language_not_supported";

  private final ScriptWriter writer;
  private final VoiceActors voices;

  LanguageRules(ScriptWriter writer, VoiceActors voices) {
    this.writer = writer;
    this.voices = voices;
  }

  /// What a brief says about language, as far as it counts here.
  ///
  /// @param brought the caller's own slides, or none when the studio writes
  record Wording(
      String language,
      boolean spoken,
      String prompt,
      List<CharacterWish> characters,
      List<SlideWish> brought) {

    private Optional<String> problemIn(String text) {
      return KnownLetters.problemIn(text, language, spoken);
    }
  }

  /// The first thing that stands in the way and what to do, or empty when nothing does.
  Optional<FieldProblem> problemWith(Wording wording) {
    return language(wording)
        .map(at("/language"))
        .or(() -> wording.brought().isEmpty() ? idea(wording) : brought(wording));
  }

  private Optional<String> language(Wording wording) {
    String language = wording.language();
    if (wording.spoken() && voices.speaking(language).isEmpty()) {
      return Optional.of(
          "no voice of this studio speaks %s; use en, or set voice.enabled to false for a silent film with captions"
              .formatted(language));
    }
    if (!wording.brought().isEmpty()) {
      return Optional.empty();
    }
    return writer.writes(language)
        ? KnownLetters.problemOf(language)
        : Optional.of(
            "this studio writes no scripts in %s; use en, or bring your own in script.slides"
                .formatted(language));
  }

  private Optional<FieldProblem> idea(Wording wording) {
    List<CharacterWish> characters = wording.characters();
    for (int i = 0; i < characters.size(); i++) {
      Optional<String> problem = wording.problemIn(characters.get(i).name());
      if (problem.isPresent()) {
        return problem.map(at("/script/characters/%d/name".formatted(i)));
      }
    }
    // Only ready-made sentences hold the idea's own words.
    return writer.fidelity() == Fidelity.APPROXIMATED
        ? wording.problemIn(wording.prompt()).map(at("/prompt"))
        : Optional.empty();
  }

  private static Optional<FieldProblem> brought(Wording wording) {
    List<SlideWish> slides = wording.brought();
    for (int i = 0; i < slides.size(); i++) {
      String narration = slides.get(i).narration();
      Optional<String> problem = wording.problemIn(narration == null ? "" : narration);
      if (problem.isPresent()) {
        return problem.map(at("/script/slides/%d/narration".formatted(i)));
      }
    }
    return Optional.empty();
  }

  private static Function<String, FieldProblem> at(String path) {
    return message -> new FieldProblem(path, CODE, message);
  }
}
