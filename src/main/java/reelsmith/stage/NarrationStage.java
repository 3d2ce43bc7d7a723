package reelsmith.stage;

import java.nio.file.Path;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reelsmith.asset.Artifact;
import reelsmith.asset.Artifacts;
import reelsmith.library.VoiceActors;
import reelsmith.operation.AccountId;
import reelsmith.pipeline.Stage;
import reelsmith.pipeline.StageOutcome;
import reelsmith.pipeline.StageWork;
import reelsmith.provider.Narrator;
import reelsmith.provider.PcmFile;
import reelsmith.provider.ProviderFailure;
import reelsmith.provider.Silences;
import reelsmith.provider.Speech;
import reelsmith.provider.SpeechRequest;
import reelsmith.provider.VoiceActor;
import reelsmith.template.Production;
import reelsmith.template.SlideSound;
import reelsmith.template.SlideSounds;
import reelsmith.template.StageNames;
import reelsmith.template.Storyboard;

/// Records what is said over each slide.
@Component
class NarrationStage implements Stage {

  private static final double LONGEST_SILENCE_SECONDS = 0.25;

  private final Narrator narrator;
  private final VoiceActors voices;
  private final Artifacts artifacts;
  private final WorkFolder folder;
  private final Scheduler files;

  NarrationStage(
      Narrator narrator,
      VoiceActors voices,
      Artifacts artifacts,
      WorkFolder folder,
      StageScheduler files) {
    this.narrator = narrator;
    this.voices = voices;
    this.artifacts = artifacts;
    this.folder = folder;
    this.files = files.scheduler();
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
            "slide-" + line.scene().index(),
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
    return speech(line)
        .onErrorMap(ProviderFailure.class, Failures.as("narration_failed"))
        .flatMap(speech -> kept(work, line, speech));
  }

  private Mono<Speech> speech(Line line) {
    Integer voice = line.storyboard().voiceOf(line.scene());
    VoiceActor actor = voice == null ? voices.all().getFirst() : voices.find(voice).orElseThrow();
    Production.Voice wishes = line.production().voice();
    boolean shorten = wishes != null && wishes.removeSilences();
    return narrator
        .speak(
            new SpeechRequest(
                line.scene().narration(),
                actor,
                line.production().language(),
                line.storyboard().speedPercentage()))
        .map(speech -> shorten ? Silences.shortened(speech, LONGEST_SILENCE_SECONDS) : speech);
  }

  private Mono<SlideSound> kept(StageWork work, Line line, Speech speech) {
    int index = line.scene().index();
    Path file =
        folder.unfinished(new WorkFolder.StageFile(work.runId(), "slide-%d.wav".formatted(index)));
    return Mono.fromCallable(
            () -> {
              PcmFile.write(speech.sound(), file);
              return file;
            })
        .subscribeOn(files)
        .flatMap(written -> artifacts.keep(new AccountId(work.accountId()), written, "audio/wav"))
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
