package reelsmith.stage;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reelsmith.asset.Artifacts;
import reelsmith.pipeline.Stage;
import reelsmith.pipeline.StageOutcome;
import reelsmith.pipeline.StageWork;
import reelsmith.provider.PcmFile;
import reelsmith.provider.ProviderFailure;
import reelsmith.provider.SpokenWord;
import reelsmith.provider.WordTimer;
import reelsmith.template.ItemKeys;
import reelsmith.template.Production;
import reelsmith.template.SlideSound;
import reelsmith.template.SlideSounds;
import reelsmith.template.StageNames;
import reelsmith.template.Storyboard;

/// Knows when each word is heard: from the narrator where it tells, else by listening. The words
/// are always the script's. A film that turned out too long or too short ends here.
@Component
class TimingStage implements Stage {

  private final WordTimer timer;
  private final Artifacts artifacts;
  private final Scheduler files;

  TimingStage(WordTimer timer, Artifacts artifacts, StageScheduler files) {
    this.timer = timer;
    this.artifacts = artifacts;
    this.files = files.scheduler();
  }

  @Override
  public String name() {
    return StageNames.TIMING;
  }

  @Override
  public Mono<StageOutcome> run(StageWork work) {
    Storyboard storyboard = StageJson.result(work, StageNames.SCRIPT, Storyboard.class);
    List<SlideSound> sounds =
        StageJson.result(work, StageNames.NARRATION, SlideSounds.class).slides();
    work.progress(0, sounds.size(), "");
    return Flux.fromIterable(sounds)
        .concatMap(sound -> timed(work, storyboard, sound))
        .doOnNext(sound -> work.progress(sound.index(), sounds.size(), ""))
        .collectList()
        .flatMap(timed -> ofWishedLength(StageJson.production(work), storyboard, timed))
        .map(SlideSounds::new)
        .map(StageJson::done);
  }

  /// Voices may speak faster or more slowly than they were measured, so here, where the film's
  /// length is known, it is compared with the wish for the last time.
  private static Mono<List<SlideSound>> ofWishedLength(
      Production production, Storyboard storyboard, List<SlideSound> sounds) {
    List<LengthFit.Line> lines =
        sounds.stream()
            .map(sound -> new LengthFit.Line(sound.seconds(), sound.artifact() != null))
            .toList();
    double seconds =
        LengthFit.filmSeconds(
            lines, new LengthFit(LengthFit.NATURAL_PACE, storyboard.pauseSeconds()));
    return production.mayLast(seconds)
        ? Mono.just(sounds)
        : Mono.error(
            Failures.unreachable(
                "The voices took %.0f seconds instead of %d."
                    .formatted(seconds, production.targetSeconds())));
  }

  private Mono<SlideSound> timed(StageWork work, Storyboard storyboard, SlideSound sound) {
    UUID artifact = sound.artifact();
    if (artifact == null || !sound.words().isEmpty()) {
      return Mono.just(sound);
    }
    String text = storyboard.scenes().get(sound.index() - 1).narration();
    Production production = StageJson.production(work);
    return work.item(
            ItemKeys.slide(sound.index()),
            InputDigest.of("timing", text, artifact),
            2,
            () ->
                words(artifact, text, production.language())
                    .map(words -> with(sound, words))
                    .map(StageJson::write))
        .map(json -> StageJson.read(json, SlideSound.class));
  }

  private Mono<List<SpokenWord>> words(UUID artifact, String text, String language) {
    return artifacts
        .require(artifact)
        .map(artifacts::locate)
        .flatMap(file -> heard(file, text, language))
        .onErrorMap(ProviderFailure.class, Failures.as("word_timing_failed"));
  }

  private Mono<List<SpokenWord>> heard(Path file, String text, String language) {
    return Mono.fromCallable(() -> PcmFile.read(file))
        .subscribeOn(files)
        .flatMap(sound -> timer.time(sound, text, language));
  }

  private static SlideSound with(SlideSound sound, List<SpokenWord> words) {
    return new SlideSound(
        sound.index(),
        sound.artifact(),
        sound.seconds(),
        words.stream()
            .map(word -> new SlideSound.Word(word.text(), word.start(), word.end()))
            .toList());
  }
}
