package reelsmith.stage;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.asset.Artifact;
import reelsmith.pipeline.Stage;
import reelsmith.pipeline.StageOutcome;
import reelsmith.pipeline.StageWork;
import reelsmith.provider.ProviderFailure;
import reelsmith.provider.Speech;
import reelsmith.template.ItemKeys;
import reelsmith.template.Production;
import reelsmith.template.SlideSound;
import reelsmith.template.SlideSounds;
import reelsmith.template.StageNames;
import reelsmith.template.Storyboard;

/// Records what is said over each slide.
@Component
class NarrationStage implements Stage {

  private final LineRecorder recorder;
  private final KeptSounds sounds;

  NarrationStage(LineRecorder recorder, KeptSounds sounds) {
    this.recorder = recorder;
    this.sounds = sounds;
  }

  @Override
  public String name() {
    return StageNames.NARRATION;
  }

  @Override
  public Mono<StageOutcome> run(StageWork work) {
    Production production = StageJson.production(work);
    Storyboard storyboard = StageJson.result(work, StageNames.SCRIPT, Storyboard.class);
    int lines = storyboard.scenes().size();
    work.progress(0, lines, "");
    return Flux.fromIterable(storyboard.scenes())
        .concatMap(scene -> sound(work, new Line(production, storyboard, scene)))
        .doOnNext(
            sound ->
                work.progress(
                    sound.index(), lines, "%d of %d lines".formatted(sound.index(), lines)))
        .collectList()
        .map(SlideSounds::new)
        .map(StageJson::done);
  }

  /// One slide's line and what it is spoken with.
  private record Line(Production production, Storyboard storyboard, Storyboard.Scene scene) {

    boolean isSpoken() {
      return production.voice() != null && !scene.narration().isBlank();
    }
  }

  private Mono<SlideSound> sound(StageWork work, Line line) {
    if (!line.isSpoken()) {
      return Mono.just(silent(line));
    }
    Integer voice = line.storyboard().voiceOf(line.scene());
    String digest =
        InputDigest.of(
            "narration",
            line.scene().narration(),
            voice,
            line.storyboard().speedPercentage(),
            line.production().voice(),
            line.production().language());
    return work.item(
            ItemKeys.slide(line.scene().index()),
            digest,
            2,
            () -> recorded(work, line).map(StageJson::write))
        .map(json -> StageJson.read(json, SlideSound.class));
  }

  /// Read at the usual pace, unless the film has to meet a length.
  private static SlideSound silent(Line line) {
    String text = line.scene().narration();
    int speed =
        line.production().targetSeconds() == null ? 100 : line.storyboard().speedPercentage();
    return new SlideSound(
        line.scene().index(),
        null,
        ReadingPace.seconds(text, speed),
        ReadingPace.words(text, speed));
  }

  private Mono<SlideSound> recorded(StageWork work, Line line) {
    return recorder
        .speak(
            line.production(), line.storyboard(), line.scene(), line.storyboard().speedPercentage())
        .onErrorMap(ProviderFailure.class, Failures.as("narration_failed"))
        .flatMap(speech -> kept(work, line, speech));
  }

  private Mono<SlideSound> kept(StageWork work, Line line, Speech speech) {
    int index = line.scene().index();
    return sounds
        .keep(work, ItemKeys.slide(index) + ".wav", speech.sound())
        .map(artifact -> sound(index, artifact, speech));
  }

  private static SlideSound sound(int index, Artifact artifact, Speech speech) {
    return new SlideSound(
        index,
        artifact.id(),
        speech.sound().seconds(),
        speech.words().stream()
            .map(word -> new SlideSound.Word(word.text(), word.start(), word.end()))
            .toList());
  }
}
