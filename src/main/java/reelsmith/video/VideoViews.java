package reelsmith.video;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
import reelsmith.pipeline.Runs;
import reelsmith.pipeline.StageView;
import reelsmith.provider.Fidelity;
import reelsmith.template.Drawing;
import reelsmith.template.FilmFiles;
import reelsmith.template.ItemKeys;
import reelsmith.template.PublishingCopy;
import reelsmith.template.SlideSound;
import reelsmith.template.StoryTemplate;
import reelsmith.template.Storyboard;
import reelsmith.video.VideoSnapshot.Pace;
import reelsmith.video.VideoSnapshot.Results;

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
    Results made = snapshot.results();
    Set<UUID> files = new HashSet<>(files(made.film()));
    made.slides().values().forEach(drawing -> files.add(drawing.artifact()));
    made.sounds().values().forEach(sound -> files.add(sound.artifact()));
    if (made.characterSheet() != null) {
      files.add(made.characterSheet().artifact());
    }
    return files;
  }

  private static Set<UUID> files(@Nullable FilmFiles film) {
    return film == null ? Set.of() : Set.of(film.film(), film.poster(), film.srt(), film.vtt());
  }

  private VideoView view(VideoSnapshot snapshot, Map<UUID, String> paths, boolean local) {
    Video video = snapshot.video();
    Run run = snapshot.run();
    Results made = snapshot.results();
    int slides = video.production().slides();
    VideoProgress progress = VideoProgress.of(run, snapshot.pace(), slides, clock);
    StageView step = progress.current();
    return new VideoView(
        subject(snapshot),
        new VideoView.Step(
            step.name(),
            step.label(),
            step.detail(),
            step.position(),
            snapshot.pace().stages().size()),
        new VideoView.Outlook(
            progress.percent(),
            progress.stepEtaSeconds(),
            progress.stepEtaSeconds(),
            progress.pipelineEtaSeconds(),
            AgentWords.of(run, progress, made.film() != null, local),
            run.state().isFinal() ? null : POLL_AFTER_SECONDS),
        times(run, step),
        timing(snapshot.pace()),
        new VideoView.StoryProgress(made.slides().size(), slides, made.sounds().size()),
        notice(video, run),
        fidelity(made),
        assets(made, paths),
        social(made.copy()),
        new VideoView.Pages(links.page(video), links.page(video), true),
        new VideoView.ControlUrls(
            VideoLinks.poll(video.template(), video.id()),
            VideoLinks.render(video),
            VideoLinks.abort(video)),
        render(made.film(), paths),
        retention(made.film() != null),
        run.failure(),
        warnings(snapshot));
  }

  private static VideoView.Subject subject(VideoSnapshot snapshot) {
    Video video = snapshot.video();
    Run run = snapshot.run();
    return new VideoView.Subject(
        video.id().value(),
        video.template(),
        StoryTemplate.VERSION,
        video.name(),
        run.id(),
        run.number(),
        run.state().wireName(),
        video.production().previewOnly() && snapshot.film() == null);
  }

  private VideoView.Times times(Run run, StageView step) {
    Instant now = clock.instant();
    return new VideoView.Times(
        seconds(run.createdAt(), first(run.startedAt(), run.finishedAt(), now)),
        run.startedAt() == null ? 0 : seconds(run.startedAt(), first(run.finishedAt(), now)),
        step.startedAt() == null
            ? null
            : seconds(step.startedAt(), first(step.finishedAt(), run.finishedAt(), now)),
        run.createdAt(),
        run.startedAt(),
        run.finishedAt(),
        step.startedAt());
  }

  private static @Nullable String notice(Video video, Run run) {
    boolean heavy = video.production().slides() >= 10 && !run.state().isFinal();
    return heavy
        ? "A story of %d slides takes a few minutes; it goes on when you stop asking."
            .formatted(video.production().slides())
        : null;
  }

  private static List<Warning> warnings(VideoSnapshot snapshot) {
    Storyboard storyboard = snapshot.results().storyboard();
    List<Warning> ofScript =
        storyboard != null && storyboard.readyMade()
            ? List.of(ScriptWarning.OFFLINE_SCRIPT)
            : NarrationWarnings.of(snapshot.video().production());
    return snapshot.callsInDoubt()
        ? Stream.concat(ofScript.stream(), Stream.of(PaidTwiceWarning.MAY_BE_PAID_TWICE)).toList()
        : ofScript;
  }

  private static @Nullable Fidelity fidelity(Results made) {
    Storyboard storyboard = made.storyboard();
    if (storyboard != null && storyboard.readyMade()) {
      return Fidelity.APPROXIMATED;
    }
    if (made.slides().isEmpty()) {
      return null;
    }
    Stream<Drawing> drawings =
        Stream.concat(made.slides().values().stream(), Stream.ofNullable(made.characterSheet()));
    return drawings.anyMatch(drawing -> drawing.fidelity() == Fidelity.APPROXIMATED)
        ? Fidelity.APPROXIMATED
        : Fidelity.EXACT;
  }

  private static VideoView.Timing timing(Pace pace) {
    return new VideoView.Timing(
        pace.stages().stream()
            .map(stage -> stepTiming(stage, pace.averages().get(stage.name())))
            .toList(),
        pace.timings().stream().map(VideoViews::slideTiming).flatMap(Optional::stream).toList());
  }

  private static Optional<VideoView.SlideTiming> slideTiming(Runs.ItemTiming timing) {
    OptionalInt slide = ItemKeys.slideOf(timing.key());
    return slide.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new VideoView.SlideTiming(slide.getAsInt(), timing.stage(), rounded(timing.seconds())));
  }

  private static VideoView.StepTiming stepTiming(StageView stage, @Nullable Double average) {
    Double took =
        stage.startedAt() == null || stage.finishedAt() == null
            ? null
            : seconds(stage.startedAt(), stage.finishedAt());
    return new VideoView.StepTiming(stage.name(), took, average == null ? null : rounded(average));
  }

  private VideoView.Assets assets(Results made, Map<UUID, String> paths) {
    Storyboard storyboard = made.storyboard();
    if (storyboard == null) {
      return VideoView.Assets.none();
    }
    Drawing sheet = made.characterSheet();
    return new VideoView.Assets(
        storyboard.title(),
        links.download(sheet == null ? null : sheet.artifact(), "characters.png"),
        sheet == null ? null : paths.get(sheet.artifact()),
        storyboard.cast().stream()
            .map(
                member ->
                    new VideoView.Character(member.name(), member.look(), member.voiceActorId()))
            .toList(),
        storyboard.scenes().stream().map(scene -> slide(made, scene, paths)).toList());
  }

  private VideoView.Slide slide(Results made, Storyboard.Scene scene, Map<UUID, String> paths) {
    Drawing drawing = made.slides().get(scene.index());
    SlideSound sound = made.sounds().get(scene.index());
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
    Optional<FilmFiles> rendered = Optional.ofNullable(film);
    Place whole = place(rendered.map(FilmFiles::film), "film.mp4", paths);
    Place poster = place(rendered.map(FilmFiles::poster), "poster.jpg", paths);
    Place srt = place(rendered.map(FilmFiles::srt), "film.srt", paths);
    Place vtt = place(rendered.map(FilmFiles::vtt), "film.vtt", paths);
    return new VideoView.Render(
        whole.url(),
        whole.path(),
        poster.url(),
        srt.url(),
        vtt.url(),
        poster.path(),
        srt.path(),
        vtt.path(),
        rendered.map(FilmFiles::seconds).orElse(null),
        rendered.map(FilmFiles::bytes).orElse(null),
        rendered.map(FilmFiles::width).orElse(null),
        rendered.map(FilmFiles::height).orElse(null),
        retention(rendered.isPresent()));
  }

  /// Where a file can be had; nowhere, when there is none.
  private record Place(@Nullable String url, @Nullable String path) {}

  private Place place(Optional<UUID> file, String name, Map<UUID, String> paths) {
    return new Place(links.download(file.orElse(null), name), file.map(paths::get).orElse(null));
  }

  private VideoView.Retention retention(boolean rendered) {
    return new VideoView.Retention(
        null,
        null,
        rendered
            ? links.notice() + " The film is kept until it is deleted."
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
