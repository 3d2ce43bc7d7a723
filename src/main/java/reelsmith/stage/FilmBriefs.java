package reelsmith.stage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.asset.Artifact;
import reelsmith.asset.Artifacts;
import reelsmith.pipeline.StageWork;
import reelsmith.render.FilmBrief;
import reelsmith.render.FrameSize;
import reelsmith.render.SlideBrief;
import reelsmith.render.TimedWord;
import reelsmith.template.Drawing;
import reelsmith.template.Drawings;
import reelsmith.template.Production;
import reelsmith.template.SlideSound;
import reelsmith.template.SlideSounds;
import reelsmith.template.Soundtrack;
import reelsmith.template.StageNames;
import reelsmith.template.Storyboard;

/// Puts together what the renderer needs from what the other stages left.
@Component
class FilmBriefs {

  static final int FRAMES_PER_SECOND = 30;

  private final Artifacts artifacts;

  FilmBriefs(Artifacts artifacts) {
    this.artifacts = artifacts;
  }

  /// The film of a run whose slides are all drawn.
  Mono<FilmBrief> of(StageWork work, Soundtrack soundtrack) {
    return of(work, StageJson.result(work, StageNames.SLIDES, Drawings.class).slides(), soundtrack);
  }

  /// The film of a run as far as it is drawn, without music. In the place of each slide that is not
  /// drawn yet stands the first picture, so the film has its full length already.
  ///
  /// @param drawn at least one slide
  Mono<FilmBrief> soFar(StageWork work, List<Drawing> drawn) {
    Map<Integer, Drawing> byIndex =
        drawn.stream().collect(Collectors.toMap(Drawing::index, Function.identity()));
    List<Drawing> all =
        StageJson.result(work, StageNames.SCRIPT, Storyboard.class).scenes().stream()
            .map(scene -> byIndex.getOrDefault(scene.index(), drawn.getFirst()))
            .toList();
    return of(work, all, null);
  }

  private Mono<FilmBrief> of(
      StageWork work, List<Drawing> drawings, @Nullable Soundtrack soundtrack) {
    Production production = StageJson.production(work);
    Storyboard storyboard = StageJson.result(work, StageNames.SCRIPT, Storyboard.class);
    List<SlideSound> sounds = StageJson.result(work, StageNames.TIMING, SlideSounds.class).slides();
    return stored(sounds, drawings, soundtrack)
        .map(
            stored ->
                new FilmBrief(
                    new FrameSize(production.width(), production.height()),
                    FRAMES_PER_SECOND,
                    slides(storyboard, sounds, drawings, stored.paths()),
                    music(soundtrack, stored.paths()),
                    production.music() == null ? 0 : production.music().volumePercent(),
                    production.captions(),
                    stored.digests()));
  }

  /// Where the files of a film lie, and their digests. A stored file never changes, so its digest
  /// is the one it was stored with. One that was damaged since is not found out by planning: its
  /// old digest names what the segment should show, and whoever decodes it complains.
  private record Stored(Map<UUID, Path> paths, Map<Path, String> digests) {}

  private Mono<Stored> stored(
      List<SlideSound> sounds, List<Drawing> drawings, @Nullable Soundtrack soundtrack) {
    List<UUID> ids = new ArrayList<>();
    drawings.forEach(drawing -> ids.add(drawing.artifact()));
    for (SlideSound sound : sounds) {
      UUID artifact = sound.artifact();
      if (artifact != null) {
        ids.add(artifact);
      }
    }
    UUID music = soundtrack == null ? null : soundtrack.artifact();
    if (music != null) {
      ids.add(music);
    }
    return artifacts.findAll(ids).collectList().map(this::stored);
  }

  private Stored stored(List<Artifact> found) {
    return new Stored(
        found.stream().collect(Collectors.toMap(Artifact::id, artifacts::locate)),
        found.stream()
            .collect(Collectors.toMap(artifacts::locate, Artifact::sha256, (same, again) -> same)));
  }

  private static @Nullable Path music(@Nullable Soundtrack soundtrack, Map<UUID, Path> paths) {
    UUID music = soundtrack == null ? null : soundtrack.artifact();
    return music == null ? null : there(paths, music, "The music");
  }

  private static List<SlideBrief> slides(
      Storyboard storyboard,
      List<SlideSound> sounds,
      List<Drawing> drawings,
      Map<UUID, Path> paths) {
    List<SlideBrief> slides = new ArrayList<>();
    for (Storyboard.Scene scene : storyboard.scenes()) {
      SlideSound sound = sounds.get(scene.index() - 1);
      Path picture =
          there(
              paths,
              drawings.get(scene.index() - 1).artifact(),
              "The picture of slide %d".formatted(scene.index()));
      slides.add(slide(storyboard, scene, sound, picture, paths));
    }
    return slides;
  }

  private static SlideBrief slide(
      Storyboard storyboard,
      Storyboard.Scene scene,
      SlideSound sound,
      Path picture,
      Map<UUID, Path> paths) {
    UUID spoken = sound.artifact();
    double pause = storyboard.pauseSeconds();
    return new SlideBrief(
        scene.slideId().toString(),
        picture,
        spoken == null
            ? null
            : there(paths, spoken, "The narration of slide %d".formatted(scene.index())),
        sound.words().stream()
            .map(word -> new TimedWord(word.text(), word.start(), word.end()))
            .toList(),
        storyboard.captionPresetOf(scene),
        SlideBrief.LEAD_SECONDS,
        SlideBrief.TAIL_SECONDS + pause,
        spoken == null ? silentSeconds(sound) + pause : SlideBrief.MINIMUM_SECONDS + pause,
        "fade");
  }

  private static Path there(Map<UUID, Path> paths, UUID artifact, String what) {
    Path path = paths.get(artifact);
    if (path == null) {
      throw new IllegalStateException(what + " is gone");
    }
    return path;
  }

  private static double silentSeconds(SlideSound sound) {
    return Math.max(
        SlideBrief.MINIMUM_SECONDS,
        SlideBrief.LEAD_SECONDS + sound.seconds() + SlideBrief.TAIL_SECONDS);
  }
}
