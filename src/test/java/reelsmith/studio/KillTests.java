package reelsmith.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.studio.TestStudio.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import reelsmith.render.AbandonedFfmpegs;
import reelsmith.render.FfmpegBinaries;
import reelsmith.render.FfmpegBuild;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Workers that die or freeze in the middle of a film, as processes of their own; about 30 seconds
/// each. [DeathTests] is for every day.
@Tag("long")
class KillTests {

  private static TestStudio studio;

  @BeforeAll
  static void startStudio() {
    studio = new TestStudio(TestStudio.temporaryFolder(), "--reelsmith.engine.works=false");
  }

  @AfterAll
  static void stopStudio() {
    studio.close();
  }

  @Test
  void a_film_survives_its_worker_being_killed_while_slides_are_drawn() {
    assertSurvivesKill("slides", 1);
  }

  @Test
  void a_film_survives_its_worker_being_killed_while_segments_are_encoded() {
    assertSurvivesKill("segments", 1);
  }

  @Test
  void a_film_survives_its_worker_being_killed_while_it_is_joined() {
    assertSurvivesKill("film", 0);
  }

  @Test
  void a_worker_that_wakes_up_after_another_took_over_spoils_nothing() {
    WorkerProcess frozen = WorkerProcess.start(studio.home());
    long video = studio.create(film());
    awaitItems(video, "slides", 1);
    frozen.signal("STOP");
    try (var other = WorkerProcess.start(studio.home())) {
      awaitItems(video, "slides", 3);
      String moment = studio.text("select clock_timestamp()::text");
      String recorded = recordedBefore(video, moment);
      frozen.signal("CONT");

      JsonNode film = studio.finished(video);

      assertIntact(film);
      assertThat(recordedBefore(video, moment)).isEqualTo(recorded);
    } finally {
      frozen.signal("CONT");
      frozen.close();
    }
  }

  @Test
  void an_ffmpeg_that_hangs_when_its_worker_is_killed_is_ended_by_the_next_worker()
      throws IOException {
    WorkerProcess doomed =
        WorkerProcess.start(
            studio.home(), Map.of("REELSMITH_STUDIO_FFMPEG", stopping().toString()));
    long video = studio.create(film());
    await(() -> AbandonedFfmpegs.below(studio.home()).isEmpty() && hangs(doomed));

    doomed.kill();
    List<ProcessHandle> orphans = AbandonedFfmpegs.below(studio.home());
    try (var heir = WorkerProcess.start(studio.home())) {
      await(() -> orphans.stream().noneMatch(ProcessHandle::isAlive));

      assertThat(orphans).isNotEmpty();
      assertIntact(studio.finished(video));
    } finally {
      orphans.forEach(ProcessHandle::destroyForcibly);
    }
  }

  private static boolean hangs(WorkerProcess worker) {
    return worker.children().stream()
        .anyMatch(
            child -> child.info().commandLine().orElse("").contains("libx264") && isStopped(child));
  }

  private static boolean isStopped(ProcessHandle process) {
    try {
      String state = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
      return state.startsWith("T", state.lastIndexOf(')') + 2);
    } catch (IOException gone) {
      return false;
    }
  }

  /// The real FFmpeg, which is stopped by a signal as soon as it encodes.
  private static Path stopping() throws IOException {
    FfmpegBuild real = new FfmpegBinaries(null, studio.home().resolve("bin")).find();
    Path folder = Files.createTempDirectory("reelsmith-stopping");
    Files.createSymbolicLink(folder.resolve("ffprobe"), real.ffprobe());
    Path program =
        Files.writeString(
            folder.resolve("ffmpeg"),
            """
            #!/bin/sh
            case "$*" in *libx264*)
              me=$$
              (until [ "$(readlink /proc/$me/exe)" = '%1$s' ]; do :; done; kill -STOP $me) &
            esac
            exec '%1$s' "$@"
            """
                .formatted(real.ffmpeg().toRealPath()));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return program;
  }

  private static void assertSurvivesKill(String stage, int items) {
    WorkerProcess doomed = WorkerProcess.start(studio.home());
    long video = studio.create(film());
    await(() -> isRunning(video, stage));
    awaitItems(video, stage, items);

    List<ProcessHandle> children = doomed.kill();
    String moment = studio.text("select clock_timestamp()::text");
    String recorded = recordedBefore(video, moment);
    try (var heir = WorkerProcess.start(studio.home())) {
      JsonNode film = studio.finished(video);

      assertIntact(film);
      assertThat(recordedBefore(video, moment)).isEqualTo(recorded);
      assertThat(workFoldersOf(doomed)).isEmpty();
      assertThat(comesTrue(() -> unfinished().isEmpty())).as("%s", unfinished()).isTrue();
      assertThat(comesTrue(() -> children.stream().noneMatch(ProcessHandle::isAlive))).isTrue();
      assertThat(
              studio.text(
                  "select sum(crashes)::text from stage join run on run.id = run_id"
                      + " where subject = "
                      + video))
          .isNotEqualTo("0");
    }
  }

  /// Silent, so that drawing and filming are what takes time.
  private static ObjectNode film() {
    return json(
        """
        {'voice': {'enabled': false}, 'music': {'enabled': true}, 'script': {'slides': [
          {'narration': 'One. The lighthouse blinks.', 'picture': 'a lighthouse at night'},
          {'narration': 'Two. A boat comes home.', 'picture': 'a small boat at dawn'},
          {'narration': 'Three. Everybody sleeps.', 'picture': 'a village under snow'}]}}
        """);
  }

  private static void assertIntact(JsonNode film) {
    assertThat(film.required("status").asString()).as(film.toString()).isEqualTo("completed");
    assertThat(Path.of(film.at("/render/file_path").asString()))
        .exists()
        .hasSize(film.at("/render/size_bytes").asLong());
  }

  private static boolean isRunning(long video, String stage) {
    return studio
        .text(
            """
            select count(*)::text from stage join run on run.id = run_id
            where subject = %d and name = '%s' and stage.state = 'running'
            """
                .formatted(video, stage))
        .equals("1");
  }

  private static void awaitItems(long video, String stage, int items) {
    String count =
        "select count(*)::text from item where subject = %d and stage = '%s'"
            .formatted(video, stage);
    await(() -> Integer.parseInt(studio.text(count)) >= items);
  }

  private static String recordedBefore(long video, String moment) {
    return studio.text(
        """
        select string_agg(stage || key || recorded_at, ' ' order by stage, key) from item
        where subject = %d and recorded_at <= '%s'
        """
            .formatted(video, moment));
  }

  private static List<Path> workFoldersOf(WorkerProcess process) {
    try (Stream<Path> files = Files.list(studio.home().resolve("temp"))) {
      String name = "work-%d-".formatted(process.id());
      return files.filter(file -> file.getFileName().toString().startsWith(name)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> unfinished() {
    try (Stream<Path> files = Files.walk(studio.home().resolve("files"))) {
      return files
          .filter(file -> file.getFileName().toString().matches("\\.unfinished.*|.*\\.part"))
          .toList();
    } catch (IOException e) {
      return List.of(studio.home());
    }
  }

  private static void await(BooleanSupplier fact) {
    assertThat(comesTrue(fact)).isTrue();
  }

  private static boolean comesTrue(BooleanSupplier fact) {
    return Boolean.TRUE.equals(
        Flux.interval(Duration.ZERO, Duration.ofMillis(50))
            .onBackpressureDrop()
            .publishOn(Schedulers.boundedElastic(), 1)
            .map(tick -> fact.getAsBoolean())
            .filter(is -> is)
            .take(TestStudio.PATIENCE)
            .next()
            .block());
  }
}
