package reelsmith.stage;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.library.VoiceActors;
import reelsmith.pipeline.Stage;
import reelsmith.pipeline.StageFailure;
import reelsmith.pipeline.StageOutcome;
import reelsmith.pipeline.StageWork;
import reelsmith.provider.ProviderFailure;
import reelsmith.provider.Script;
import reelsmith.provider.ScriptRequest;
import reelsmith.provider.ScriptWriter;
import reelsmith.render.SlideBrief;
import reelsmith.template.KnownLetters;
import reelsmith.template.Production;
import reelsmith.template.StageNames;
import reelsmith.template.Storyboard;

/// Writes the script, or takes the caller's, casts it and, when a length is wished for, measures
/// how long it is spoken and fits it, beginning with the pace that was wished: by rewriting, pauses
/// and pace, in this order. Nothing that costs more is started before the length is known to be met
/// and every letter to be one that can be spoken and shown.
@Component
class ScriptStage implements Stage {

  private static final int MOST_DRAFTS = 4;
  private static final int MOST_REFITS = 3;
  private static final double WORDS_PER_SECOND = 2.6;
  private static final double SILENCE_AROUND_SPEECH =
      SlideBrief.LEAD_SECONDS + SlideBrief.TAIL_SECONDS;
  private static final int FEWEST_WORDS_PER_SLIDE = 3;

  private final ScriptWriter writer;
  private final LineRecorder recorder;
  private final VoiceActors voices;

  ScriptStage(ScriptWriter writer, LineRecorder recorder, VoiceActors voices) {
    this.writer = writer;
    this.recorder = recorder;
    this.voices = voices;
  }

  @Override
  public String name() {
    return StageNames.SCRIPT;
  }

  @Override
  public Mono<StageOutcome> run(StageWork work) {
    Production production = StageJson.production(work);
    work.progress(0, 1, production.writesScript() ? "Writing" : "Reading your script");
    return work.item(
            "storyboard",
            InputDigest.of(
                "storyboard",
                production.idea(),
                production.slides(),
                production.voiceFormat(),
                production.narrated(),
                production.characters(),
                production.brought(),
                production.voice(),
                production.targetSeconds(),
                production.language(),
                production.seed()),
            2,
            () ->
                storyboard(production, work.subject())
                    .onErrorMap(ProviderFailure.class, Failures.as("script_generation_failed"))
                    .map(StageJson::write))
        .map(StageOutcome.Done::new);
  }

  private Mono<Storyboard> storyboard(Production production, long subject) {
    Mono<Script> first =
        production.writesScript()
            ? writer.write(request(production, firstWordCount(production)))
            : Mono.fromSupplier(() -> StoryboardDraft.brought(production));
    return first.flatMap(script -> fitted(new Draft(script, production, subject, 1)));
  }

  /// A script on its way to the wished length.
  private record Draft(Script script, Production production, long subject, int number) {

    boolean canBeRewritten() {
      return production.writesScript() && number < MOST_DRAFTS;
    }

    /// How fast the caller wants it spoken.
    int pace() {
      return wishedPace(production);
    }
  }

  private Mono<Storyboard> fitted(Draft draft) {
    Integer target = draft.production().targetSeconds();
    Optional<StageFailure> illegible = illegible(draft);
    if (illegible.isPresent()) {
      return Mono.error(illegible.get());
    }
    Storyboard asWished = storyboard(draft, new LengthFit(draft.pace(), 0));
    if (target == null) {
      return Mono.just(asWished);
    }
    return measured(draft.production(), asWished, draft.pace())
        .flatMap(lines -> fitOrRewrite(draft, lines, target));
  }

  private Mono<Storyboard> fitOrRewrite(Draft draft, List<LengthFit.Line> lines, int target) {
    Optional<LengthFit> gentle = fit(draft, lines, target, LengthFit.Effort.GENTLE);
    if (gentle.isPresent()) {
      return confirmed(draft, gentle.get(), target, MOST_REFITS);
    }
    if (draft.canBeRewritten()) {
      return rewritten(draft, lines, target).flatMap(this::fitted);
    }
    return fit(draft, lines, target, LengthFit.Effort.EVERYTHING)
        .map(fit -> confirmed(draft, fit, target, MOST_REFITS))
        .orElseGet(() -> Mono.error(unreachable(lines, target)));
  }

  private static Optional<LengthFit> fit(
      Draft draft, List<LengthFit.Line> lines, int target, LengthFit.Effort effort) {
    return LengthFit.of(lines, target, effort, draft.pace());
  }

  /// Pauses that are shortened to a fixed length do not follow the pace, so what such a script was
  /// fitted to is measured once more and fitted again where it went wrong.
  private Mono<Storyboard> confirmed(Draft draft, LengthFit fit, int target, int refits) {
    Storyboard fitted = storyboard(draft, fit);
    if (!LineRecorder.shortensSilences(draft.production())
        || fit.speedPercentage() == draft.pace()) {
      return Mono.just(fitted);
    }
    return measured(draft.production(), fitted, fit.speedPercentage())
        .flatMap(
            lines -> {
              if (fit.meets(lines, target)) {
                return Mono.just(fitted);
              }
              return refits == 0
                  ? Mono.error(unreachable(lines, target))
                  : fit(draft, lines, target, LengthFit.Effort.EVERYTHING)
                      .map(better -> confirmed(draft, better, target, refits - 1))
                      .orElseGet(() -> Mono.error(unreachable(lines, target)));
            });
  }

  private Mono<Draft> rewritten(Draft draft, List<LengthFit.Line> lines, int target) {
    double told =
        lines.stream().mapToDouble(LengthFit.Line::seconds).sum()
            * LengthFit.NATURAL_PACE
            / draft.pace();
    double wished = target - lines.size() * SILENCE_AROUND_SPEECH;
    int words = wordCount(draft.script());
    int slides = draft.production().slides();
    int better = (int) Math.max(slides * FEWEST_WORDS_PER_SLIDE, Math.round(words * wished / told));
    return writer
        .write(request(draft.production(), better))
        .map(script -> new Draft(script, draft.production(), draft.subject(), draft.number() + 1));
  }

  /// Seconds of each line, told as if it were spoken at its natural pace.
  private Mono<List<LengthFit.Line>> measured(
      Production production, Storyboard storyboard, int speedPercentage) {
    return Flux.fromIterable(storyboard.scenes())
        .concatMap(scene -> line(production, storyboard, scene, speedPercentage))
        .collectList();
  }

  private Mono<LengthFit.Line> line(
      Production production, Storyboard storyboard, Storyboard.Scene scene, int speedPercentage) {
    if (scene.narration().isBlank() || storyboard.voiceOf(scene) == null) {
      double read = ReadingPace.seconds(scene.narration(), LengthFit.NATURAL_PACE);
      return Mono.just(new LengthFit.Line(read, false));
    }
    return recorder
        .speak(production, storyboard, scene, speedPercentage)
        .map(speech -> speech.sound().seconds() * speedPercentage / LengthFit.NATURAL_PACE)
        .map(seconds -> new LengthFit.Line(seconds, true));
  }

  private Storyboard storyboard(Draft draft, LengthFit fit) {
    Production production = draft.production();
    return StoryboardDraft.of(
        draft.script(), production, draft.subject(), voices.speaking(production.language()), fit);
  }

  private static ScriptRequest request(Production production, @Nullable Integer words) {
    return new ScriptRequest(
        production.idea(),
        production.slides(),
        production.voiceFormat(),
        production.narrated(),
        production.cast(),
        production.language(),
        words,
        production.longestNarration(),
        production.seed());
  }

  private static @Nullable Integer firstWordCount(Production production) {
    Integer target = production.targetSeconds();
    if (target == null) {
      return null;
    }
    double spoken = target - production.slides() * SILENCE_AROUND_SPEECH;
    double words = spoken * WORDS_PER_SECOND * wishedPace(production) / LengthFit.NATURAL_PACE;
    return (int) Math.max(production.slides() * FEWEST_WORDS_PER_SLIDE, words);
  }

  private static int wishedPace(Production production) {
    Production.Voice voice = production.voice();
    return voice == null ? LengthFit.NATURAL_PACE : voice.speedPercentage();
  }

  private static int wordCount(Script script) {
    return script.slides().stream()
        .mapToInt(slide -> slide.narration().isBlank() ? 0 : slide.narration().split("\\s+").length)
        .sum();
  }

  /// What of a script nobody can speak or show. Its writer may use letters that nobody asked for.
  private static Optional<StageFailure> illegible(Draft draft) {
    Production production = draft.production();
    return draft.script().slides().stream()
        .map(
            slide ->
                KnownLetters.problemIn(
                    slide.narration(), production.language(), production.voice() != null))
        .flatMap(Optional::stream)
        .findFirst()
        .map(
            problem ->
                new StageFailure(
                    "language_not_supported",
                    "input",
                    false,
                    "The script cannot be told: " + problem + ".",
                    "Write the idea and the names in other letters, or bring your own script.",
                    null));
  }

  private static StageFailure unreachable(List<LengthFit.Line> lines, int target) {
    return Failures.unreachable(
        "The script is %.0f seconds long at a natural pace and cannot be fitted to %d seconds."
            .formatted(LengthFit.filmSeconds(lines, LengthFit.NATURAL), target));
  }
}
