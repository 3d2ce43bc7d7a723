package reelsmith.video;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.asset.Artifact;
import reelsmith.asset.Artifacts;
import reelsmith.operation.Caller;
import reelsmith.operation.Warning;
import reelsmith.pipeline.Run;
import reelsmith.pipeline.StageView;
import reelsmith.provider.Fidelity;
import reelsmith.template.Drawing;
import reelsmith.template.FilmFiles;
import reelsmith.template.PublishingCopy;
import reelsmith.template.SlideSound;
import reelsmith.template.StoryTemplate;
import reelsmith.template.Storyboard;

/// Turns snapshots into what callers see.
@Component
class VideoViews {

  private static final int POLL_AFTER_SECONDS = 5;

  private final VideoLinks links;
  private final Artifacts artifacts;
  private final Clock clock;

  VideoViews(VideoLinks links, Artifacts artifacts, Clock clock) {
    this.links = links;
    this.artifacts = artifacts;
    this.clock = clock;
  }

  Mono<VideoView> of(VideoSnapshot snapshot, Caller caller) {
    return paths(files(snapshot), caller)
        .map(paths -> view(snapshot, paths, caller.door().isLocal()));
  }

  /// The film alone, where it can be had.
  ///
  /// @param film null while there is none
  Mono<VideoView.Render> render(@Nullable FilmFiles film, Caller caller) {
    return paths(files(film), caller).map(paths -> render(film, paths));
  }

  /// Where files lie, for callers on the same machine; empty for all others.
  private Mono<Map<UUID, String>> paths(Set<UUID> files, Caller caller) {
    return files.isEmpty() || !caller.door().isLocal()
        ? Mono.just(Map.of())
        : artifacts
            .findAll(files)
            .collectMap(Artifact::id, artifact -> artifacts.locate(artifact).toString());
  }

  private static Set<UUID> files(VideoSnapshot snapshot) {
    Set<UUID> files = new HashSet<>(files(snapshot.film()));
    snapshot.slides().values().forEach(drawing -> files.add(drawing.artifact()));
    snapshot.sounds().values().forEach(sound -> files.add(sound.artifact()));
    if (snapshot.characterSheet() != null) {
      files.add(snapshot.characterSheet().artifact());
    }
    return files;
  }

  private static Set<UUID> files(@Nullable FilmFiles film) {
    return film == null ? Set.of() : Set.of(film.film(), film.poster(), film.srt(), film.vtt());
  }

  private VideoView view(VideoSnapshot snapshot, Map<UUID, String> paths, boolean local) {
    Video video = snapshot.video();
    Run run = snapshot.run();
    VideoProgress progress =
        VideoProgress.of(
            run,
            snapshot.stages(),
            video.production().slides(),
            snapshot.timings(),
            snapshot.averages(),
            clock);
    StageView step = progress.current();
    Instant now = clock.instant();
    return new VideoView(
        video.id().value(),
        video.template(),
        StoryTemplate.VERSION,
        video.name(),
        run.id(),
        run.number(),
        run.state().wireName(),
        video.production().previewOnly() && snapshot.film() == null,
        step.name(),
        step.label(),
        step.detail(),
        step.position(),
        snapshot.stages().size(),
        progress.percent(),
        progress.stepEtaSeconds(),
        progress.stepEtaSeconds(),
        progress.pipelineEtaSeconds(),
        AgentWords.of(run, progress, snapshot.film() != null, local),
        run.state().isFinal() ? null : POLL_AFTER_SECONDS,
        seconds(run.createdAt(), first(run.startedAt(), run.finishedAt(), now)),
        run.startedAt() == null ? 0 : seconds(run.startedAt(), first(run.finishedAt(), now)),
        step.startedAt() == null
            ? null
            : seconds(step.startedAt(), first(step.finishedAt(), run.finishedAt(), now)),
        run.createdAt(),
        run.startedAt(),
        run.finishedAt(),
        step.startedAt(),
        timing(snapshot),
        new VideoView.StoryProgress(
            snapshot.slides().size(), video.production().slides(), snapshot.sounds().size()),
        notice(video, run),
        fidelity(snapshot),
        assets(snapshot, paths),
        social(snapshot.copy()),
        links.page(video),
        links.page(video),
        true,
        new VideoView.ControlUrls(
            VideoLinks.poll(video.template(), video.id()),
            VideoLinks.render(video),
            VideoLinks.abort(video)),
        render(snapshot.film(), paths),
        retention(snapshot.film() != null),
        run.failure(),
        warnings(snapshot));
  }

  private static @Nullable String notice(Video video, Run run) {
    boolean heavy = video.production().slides() >= 10 && !run.state().isFinal();
    return heavy
        ? "A story of %d slides takes a few minutes; it goes on when you stop asking."
            .formatted(video.production().slides())
        : null;
  }

  private static List<Warning> warnings(VideoSnapshot snapshot) {
    Storyboard storyboard = snapshot.storyboard();
    return storyboard != null && storyboard.readyMade()
        ? List.of(ScriptWarning.OFFLINE_SCRIPT)
        : NarrationWarnings.of(snapshot.video().production());
  }

  private static @Nullable Fidelity fidelity(VideoSnapshot snapshot) {
    Storyboard storyboard = snapshot.storyboard();
    if (storyboard != null && storyboard.readyMade()) {
      return Fidelity.APPROXIMATED;
    }
    if (snapshot.slides().isEmpty()) {
      return null;
    }
    Stream<Drawing> drawings =
        Stream.concat(
            snapshot.slides().values().stream(), Stream.ofNullable(snapshot.characterSheet()));
    return drawings.anyMatch(drawing -> drawing.fidelity() == Fidelity.APPROXIMATED)
        ? Fidelity.APPROXIMATED
        : Fidelity.EXACT;
  }

  private static VideoView.Timing timing(VideoSnapshot snapshot) {
    return new VideoView.Timing(
        snapshot.stages().stream()
            .map(stage -> stepTiming(stage, snapshot.averages().get(stage.name())))
            .toList(),
        snapshot.timings().stream()
            .filter(timing -> timing.key().matches("slide-\\d+"))
            .map(
                timing ->
                    new VideoView.SlideTiming(
                        Integer.parseInt(timing.key().substring("slide-".length())),
                        timing.stage(),
                        rounded(timing.seconds())))
            .toList());
  }

  private static VideoView.StepTiming stepTiming(StageView stage, @Nullable Double average) {
    Double took =
        stage.startedAt() == null || stage.finishedAt() == null
            ? null
            : seconds(stage.startedAt(), stage.finishedAt());
    return new VideoView.StepTiming(stage.name(), took, average == null ? null : rounded(average));
  }

  private VideoView.Assets assets(VideoSnapshot snapshot, Map<UUID, String> paths) {
    Storyboard storyboard = snapshot.storyboard();
    if (storyboard == null) {
      return new VideoView.Assets(null, null, null, List.of(), List.of());
    }
    Drawing sheet = snapshot.characterSheet();
    return new VideoView.Assets(
        storyboard.title(),
        links.download(sheet == null ? null : sheet.artifact(), "characters.png"),
        sheet == null ? null : paths.get(sheet.artifact()),
        storyboard.cast().stream()
            .map(
                member ->
                    new VideoView.Character(member.name(), member.look(), member.voiceActorId()))
            .toList(),
        storyboard.scenes().stream().map(scene -> slide(snapshot, scene, paths)).toList());
  }

  private VideoView.Slide slide(
      VideoSnapshot snapshot, Storyboard.Scene scene, Map<UUID, String> paths) {
    Drawing drawing = snapshot.slides().get(scene.index());
    SlideSound sound = snapshot.sounds().get(scene.index());
    return new VideoView.Slide(
        scene.index(),
        scene.slideId(),
        scene.speaker(),
        scene.narration(),
        scene.picture(),
        links.download(
            drawing == null ? null : drawing.artifact(), "slide-%d.png".formatted(scene.index())),
        drawing == null ? null : paths.get(drawing.artifact()),
        links.download(
            sound == null ? null : sound.artifact(), "slide-%d.wav".formatted(scene.index())),
        sound == null ? null : paths.get(sound.artifact()),
        sound == null ? null : rounded(sound.seconds()),
        drawing == null ? null : drawing.fidelity());
  }

  private static VideoView.@Nullable Social social(@Nullable PublishingCopy copy) {
    return copy == null
        ? null
        : new VideoView.Social(copy.title(), copy.titles(), copy.description());
  }

  private VideoView.Render render(@Nullable FilmFiles film, Map<UUID, String> paths) {
    if (film == null) {
      return new VideoView.Render(
          null, null, null, null, null, null, null, null, null, null, null, null, retention(false));
    }
    return new VideoView.Render(
        links.download(film.film(), "film.mp4"),
        paths.get(film.film()),
        links.download(film.poster(), "poster.jpg"),
        links.download(film.srt(), "film.srt"),
        links.download(film.vtt(), "film.vtt"),
        paths.get(film.poster()),
        paths.get(film.srt()),
        paths.get(film.vtt()),
        film.seconds(),
        film.bytes(),
        film.width(),
        film.height(),
        retention(true));
  }

  private VideoView.Retention retention(boolean rendered) {
    return new VideoView.Retention(
        null,
        null,
        rendered
            ? links.notice() + " Films of the local owner are kept until they are deleted."
            : "The film is not rendered yet.",
        true);
  }

  @SafeVarargs
  private static <T> T first(@Nullable T... candidates) {
    for (T candidate : candidates) {
      if (candidate != null) {
        return candidate;
      }
    }
    throw new IllegalArgumentException("All candidates are null");
  }

  private static double seconds(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toMillis() / 1000.0);
  }

  private static double rounded(double seconds) {
    return Math.round(seconds * 1000) / 1000.0;
  }
}
