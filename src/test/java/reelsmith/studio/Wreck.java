package reelsmith.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// What may not have come of a data folder whose processes died: work done twice, torn files,
/// programs that go on.
record Wreck(TestStudio studio) {

  private static final Set<String> ENDS =
      Set.of("story.v001.completed", "story.v001.failed", "story.v001.aborted");

  /// Which items of a video were made and recorded when, up to a moment.
  record Kept(String moment, String items) {}

  Kept kept(long video) {
    String now = studio.text("select clock_timestamp()::text");
    return new Kept(now, itemsUntil(video, now));
  }

  /// None of them was made again since.
  void assertStillKept(long video, Kept kept, String when) {
    assertThat(itemsUntil(video, kept.moment())).as(when).isEqualTo(kept.items());
  }

  private String itemsUntil(long video, String moment) {
    return studio.text(
        """
        select coalesce(string_agg(concat_ws(' ', stage, key, recorded_at), ', '
          order by stage, key), '')
        from item where subject = %d and recorded_at <= '%s' and result is not null
        """
            .formatted(video, moment));
  }

  void assertIntact(JsonNode film) {
    assertThat(film.required("status").asString()).as(film.toString()).isEqualTo("completed");
    assertThat(Path.of(film.at("/render/file_path").asString()))
        .exists()
        .hasSize(film.at("/render/size_bytes").asLong());
  }

  /// The world hears nothing twice, and once that the run ended.
  void assertEndedOnce(long video) {
    List<String> heard =
        studio.texts(
            """
            select event ->> 'name' from outbox
            where (event ->> 'subject')::bigint = %d and event ->> 'name' like 'story.%%'
            order by id
            """
                .formatted(video));
    assertThat(heard).doesNotHaveDuplicates();
    assertThat(heard.stream().filter(ENDS::contains)).as("%s", heard).hasSize(1);
  }

  /// No unfinished file, no folder of a dead process and no FFmpeg.
  void assertNothingStays() {
    assertThat(TestStudio.comesTrue(() -> unfinished().isEmpty())).as("%s", unfinished()).isTrue();
    assertThat(TestStudio.comesTrue(() -> ffmpegs().isEmpty())).as("%s", ffmpegs()).isTrue();
  }

  private List<Path> unfinished() {
    Path temporary = studio.home().resolve("temp");
    try (Stream<Path> files = Files.walk(studio.home())) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().endsWith(".lock"))
          .filter(
              file ->
                  file.startsWith(temporary)
                      || file.getFileName().toString().matches("\\.unfinished.*|.*\\.part"))
          .toList();
    } catch (IOException | UncheckedIOException e) {
      // Something was being removed just then.
      return List.of(studio.home());
    }
  }

  /// Those of this data folder, whoever started them.
  private List<ProcessHandle> ffmpegs() {
    return ProcessHandle.allProcesses()
        .filter(
            process -> {
              String command = process.info().command().orElse("");
              return command.startsWith(studio.home().toString()) && command.endsWith("ffmpeg");
            })
        .toList();
  }
}
