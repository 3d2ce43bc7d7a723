package reelsmith.video;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.account.OwnerKey;
import reelsmith.asset.Artifact;
import reelsmith.asset.Artifacts;
import reelsmith.operation.Caller;
import reelsmith.pipeline.Run;
import reelsmith.template.FilmFiles;

/// Where a film can be had, and for how long.
@Component
class FilmViews {

  private static final String NOT_RENDERED = "The film is not rendered yet.";

  private final VideoLinks links;
  private final Artifacts artifacts;
  private final RetentionSettings settings;

  FilmViews(VideoLinks links, Artifacts artifacts, RetentionSettings settings) {
    this.links = links;
    this.artifacts = artifacts;
    this.settings = settings;
  }

  /// The film alone, where it can be had.
  ///
  /// @param film null while there is none
  Mono<VideoView.Render> render(Video video, Run run, @Nullable FilmFiles film, Caller caller) {
    return paths(files(film), caller).map(paths -> render(video, run, film, paths));
  }

  /// Where files lie, for callers on the same machine; empty for all others.
  Mono<Map<UUID, String>> paths(Set<UUID> files, Caller caller) {
    return files.isEmpty() || !caller.door().isLocal()
        ? Mono.just(Map.of())
        : artifacts
            .findAll(files)
            .collectMap(Artifact::id, artifact -> artifacts.locate(artifact).toString());
  }

  static Set<UUID> files(@Nullable FilmFiles film) {
    return film == null ? Set.of() : Set.of(film.film(), film.poster(), film.srt(), film.vtt());
  }

  VideoView.Render render(Video video, Run run, @Nullable FilmFiles film, Map<UUID, String> paths) {
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
        retention(video, run, rendered.isPresent()));
  }

  /// Where a file can be had; nowhere, when there is none.
  private record Place(@Nullable String url, @Nullable String path) {}

  private Place place(Optional<UUID> file, String name, Map<UUID, String> paths) {
    return new Place(links.download(file.orElse(null), name), file.map(paths::get).orElse(null));
  }

  /// How long it is kept. The owner's own films stay; those of hosted accounts go some time after
  /// the last run ended.
  VideoView.Retention retention(Video video, Run run, boolean rendered) {
    if (video.account().equals(OwnerKey.OWNER)) {
      return new VideoView.Retention(
          null,
          null,
          rendered ? links.notice() + " The film is kept until it is deleted." : NOT_RENDERED,
          true);
    }
    Instant ended = run.finishedAt();
    Instant end = ended == null ? null : ended.plus(settings.keep());
    int days = (int) settings.keep().toDays();
    return new VideoView.Retention(
        days, end, notice(video.expiredAfter(run), rendered, days), false);
  }

  private String notice(boolean expired, boolean rendered, int days) {
    if (expired) {
      return "The files were deleted after %d days. render_video makes the film again."
          .formatted(days);
    }
    return rendered
        ? links.notice() + " The film is kept for %d days.".formatted(days)
        : NOT_RENDERED + " What there is, is kept for %d days.".formatted(days);
  }
}
