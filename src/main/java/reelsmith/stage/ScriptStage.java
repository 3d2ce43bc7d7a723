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
import reelsmith.template.ItemKeys;
import reelsmith.template.Production;
import reelsmith.template.StageNames;
import reelsmith.template.Storyboard;

/// Writes the script, or takes the caller's, casts it and, when a length is wished for, measures
/// how long it is spoken and fits it: by rewriting, pauses and pace, in this order. Nothing that
/// costs more is started before the length is known to be met.
@Component
class ScriptStage implements Stage {

  private static final int ATTEMPTS = 2;
  private static final int MOST_DRAFTS = 4;
  private static final int MOST_REFITS = 3;
  private static final int NATURAL_PACE = 100;
  private static final double WORDS_PER_SECOND = 2.6;
  private static final double SILENCE_AROUND_SPEECH = 0.55;
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
            ItemKeys.STORYBOARD,
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
            ATTEMPTS,
            () ->
                storyboard(production, work)
                    .onErrorMap(ProviderFailure.class, Failures.as("script_generation_failed"))
                    .map(StageJson::write))
        .map(StageOutcome.Done::new);
  }

  private Mono<Storyboard> storyboard(Production production, StageWork work) {
    Mono<Script> first =
        production.writesScript()
            ? written(work, 1, request(production, firstWordCount(production)))
            : Mono.fromSupplier(() -> StoryboardDraft.brought(production));
    return first.flatMap(script -> fitted(new Draft(script, production, work, 1)));
  }

  /// A draft that was paid for is kept, whatever becomes of the storyboard.
  private Mono<Script> written(StageWork work, int number, ScriptRequest request) {
    return writer.charges()
        ? work.paidItem(
                "draft-%d".formatted(number),
                InputDigest.of("draft", request),
                ATTEMPTS,
                () -> written(request).map(StageJson::write))
            .map(json -> StageJson.read(json, Script.class))
        : written(request);
  }

  private Mono<Script> written(ScriptRequest request) {
    return writer
        .write(request)
        .onErrorMap(ProviderFailure.class, Failures.as("script_generation_failed"));
  }

  /// A script on its way to the wished length.
  private record Draft(Script script, Production production, StageWork work, int number) {

    boolean canBeRewritten() {
      return production.writesScript() && number < MOST_DRAFTS;
    }
  }

  private Mono<Storyboard> fitted(Draft draft) {
    Integer target = draft.production().targetSeconds();
    Storyboard natural = storyboard(draft, LengthFit.NATURAL);
    if (target == null) {
      return Mono.just(withWishedPace(draft, natural));
    }
    return measured(draft.production(), natural, NATURAL_PACE)
        .flatMap(narrations -> fitOrRewrite(draft, narrations, target));
  }

  private Mono<Storyboard> fitOrRewrite(Draft draft, List<Double> narrations, int target) {
    Optional<LengthFit> gentle = LengthFit.of(narrations, target, LengthFit.Effort.GENTLE);
    if (gentle.isPresent()) {
      return confirmed(draft, gentle.get(), target, MOST_REFITS);
    }
    if (draft.canBeRewritten()) {
      return rewritten(draft, narrations, target).flatMap(this::fitted);
    }
    return LengthFit.of(narrations, target, LengthFit.Effort.EVERYTHING)
        .map(fit -> confirmed(draft, fit, target, MOST_REFITS))
        .orElseGet(() -> Mono.error(unreachable(narrations, target)));
  }

  /// Pauses that are shortened to a fixed length do not follow the pace, so what such a script was
  /// fitted to is measured once more and fitted again where it went wrong.
  private Mono<Storyboard> confirmed(Draft draft, LengthFit fit, int target, int refits) {
    Storyboard fitted = storyboard(draft, fit);
    if (!LineRecorder.shortensSilences(draft.production())
        || fit.speedPercentage() == NATURAL_PACE) {
      return Mono.just(fitted);
    }
    return measured(draft.production(), fitted, fit.speedPercentage())
        .flatMap(
            narrations -> {
              if (fit.meets(narrations, target)) {
                return Mono.just(fitted);
              }
              return refits == 0
                  ? Mono.error(unreachable(narrations, target))
                  : LengthFit.of(narrations, target, LengthFit.Effort.EVERYTHING)
                      .map(better -> confirmed(draft, better, target, refits - 1))
                      .orElseGet(() -> Mono.error(unreachable(narrations, target)));
            });
  }

  private Mono<Draft> rewritten(Draft draft, List<Double> narrations, int target) {
    double spoken = narrations.stream().mapToDouble(Double::doubleValue).sum();
    double wished = target - narrations.size() * SILENCE_AROUND_SPEECH;
    int words = wordCount(draft.script());
    int slides = draft.production().slides();
    int better =
        (int) Math.max(slides * FEWEST_WORDS_PER_SLIDE, Math.round(words * wished / spoken));
    int number = draft.number() + 1;
    return written(draft.work(), number, request(draft.production(), better))
        .map(script -> new Draft(script, draft.production(), draft.work(), number));
  }

  /// Seconds of each line, told as if it were spoken at its natural pace.
  private Mono<List<Double>> measured(
      Production production, Storyboard storyboard, int speedPercentage) {
    return Flux.fromIterable(storyboard.scenes())
        .concatMap(scene -> seconds(production, storyboard, scene, speedPercentage))
        .collectList();
  }

  private Mono<Double> seconds(
      Production production, Storyboard storyboard, Storyboard.Scene scene, int speedPercentage) {
    if (scene.narration().isBlank()) {
      return Mono.just(ReadingPace.NOTHING_TO_READ_SECONDS);
    }
    if (storyboard.voiceOf(scene) == null) {
      return Mono.just(ReadingPace.seconds(scene.narration(), NATURAL_PACE));
    }
    return recorder
        .speak(production, storyboard, scene, speedPercentage)
        .map(speech -> speech.sound().seconds() * speedPercentage / NATURAL_PACE);
  }

  private Storyboard storyboard(Draft draft, LengthFit fit) {
    Production production = draft.production();
    return StoryboardDraft.of(
        draft.script(),
        production,
        draft.work().subject(),
        voices.speaking(production.language()),
        fit);
  }

  /// Without a wished length the caller's own pace rules.
  private static Storyboard withWishedPace(Draft draft, Storyboard storyboard) {
    Production.Voice voice = draft.production().voice();
    return new Storyboard(
        storyboard.title(),
        storyboard.mood(),
        storyboard.cast(),
        storyboard.scenes(),
        voice == null ? 100 : voice.speedPercentage(),
        0,
        storyboard.narrator(),
        storyboard.fidelity());
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
    return (int) Math.max(production.slides() * FEWEST_WORDS_PER_SLIDE, spoken * WORDS_PER_SECOND);
  }

  private static int wordCount(Script script) {
    return script.slides().stream()
        .mapToInt(slide -> slide.narration().isBlank() ? 0 : slide.narration().split("\\s+").length)
        .sum();
  }

  private static StageFailure unreachable(List<Double> narrations, int target) {
    return new StageFailure(
        "target_length_unreachable",
        "input",
        false,
        "The script is %.0f seconds long at a natural pace and cannot be fitted to %d seconds."
            .formatted(LengthFit.filmSeconds(narrations, LengthFit.NATURAL), target),
        "Ask for another length, or change the number of slides or the script.",
        null);
  }
}
