package reelsmith.stage;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.library.MusicTracks;
import reelsmith.pipeline.Stage;
import reelsmith.pipeline.StageOutcome;
import reelsmith.pipeline.StageWork;
import reelsmith.provider.Composer;
import reelsmith.provider.MusicTrack;
import reelsmith.provider.ProviderFailure;
import reelsmith.template.Production;
import reelsmith.template.Soundtrack;
import reelsmith.template.StageNames;
import reelsmith.template.Storyboard;

/// Chooses the music: the caller's track, else one of the wished mood, else one of the story's.
@Component
class MusicStage implements Stage {

  private final Composer composer;
  private final MusicTracks tracks;
  private final KeptSounds sounds;

  MusicStage(Composer composer, MusicTracks tracks, KeptSounds sounds) {
    this.composer = composer;
    this.tracks = tracks;
    this.sounds = sounds;
  }

  @Override
  public String name() {
    return StageNames.MUSIC;
  }

  @Override
  public Mono<StageOutcome> run(StageWork work) {
    Production production = StageJson.production(work);
    Production.Music wishes = production.music();
    if (wishes == null) {
      return Mono.just(StageJson.done(new Soundtrack(null, null, null)));
    }
    Storyboard storyboard = StageJson.result(work, StageNames.SCRIPT, Storyboard.class);
    String category = wishes.category();
    MusicTrack matching =
        tracks.matching(category == null ? storyboard.mood() : category, production.seed());
    Integer id = wishes.trackId();
    MusicTrack track = id == null ? matching : tracks.find(id).orElse(matching);
    work.progress(0, 1, track.name());
    return work.item(
            "music",
            InputDigest.of("music", track.id()),
            2,
            () -> played(work, track).map(StageJson::write))
        .map(StageOutcome.Done::new);
  }

  private Mono<Soundtrack> played(StageWork work, MusicTrack track) {
    return composer
        .play(track)
        .onErrorMap(ProviderFailure.class, Failures.as("music_failed"))
        .flatMap(sound -> sounds.keep(work, "music.wav", sound))
        .map(artifact -> new Soundtrack(artifact.id(), track.id(), track.category()));
  }
}
