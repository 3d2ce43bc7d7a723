package reelsmith.render;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FfmpegBinariesTests {

  @TempDir Path folder;

  @Test
  void the_bundled_ffmpeg_runs_and_lacks_nothing() {
    var report = new FfmpegBinaries(null, folder).report();

    assertThat(report.ready()).as(report.toString()).isTrue();
    assertThat(requireNonNull(report.build()).origin()).isEqualTo(FfmpegBuild.Origin.BUNDLED);
    assertThat(requireNonNull(report.build()).version()).isEqualTo("8.0.1");
  }

  @Test
  void it_is_unpacked_once_and_leaves_nothing_half_done() throws IOException {
    var first = new FfmpegBinaries(null, folder).find();
    var unpacked = Files.getLastModifiedTime(first.ffmpeg());

    var again = new FfmpegBinaries(null, folder).find();

    assertThat(again).isEqualTo(first);
    assertThat(Files.getLastModifiedTime(again.ffmpeg())).isEqualTo(unpacked);
    try (var files = Files.list(folder)) {
      assertThat(files.filter(Files::isDirectory)).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ffprobe", "libavcodec.so.62"})
  void a_bundled_ffmpeg_of_which_something_is_gone_or_torn_is_unpacked_anew(String part)
      throws IOException {
    var binaries = new FfmpegBinaries(null, folder);
    var first = binaries.find();
    Path damaged = first.ffmpeg().resolveSibling(part);
    byte[] whole = Files.readAllBytes(damaged);
    if (part.equals("ffprobe")) {
      Files.delete(damaged);
    } else {
      Files.write(damaged, Arrays.copyOf(whole, 5000));
    }

    var report = binaries.report();

    assertThat(report.bundledBroken()).isTrue();
    assertThat(report.ready()).isFalse();
    assertThat(report.notes()).anyMatch(note -> note.contains("does not run"));
    assertThat(damaged)
        .as("a report repairs nothing")
        .satisfiesAnyOf(it -> assertThat(it).doesNotExist(), it -> assertThat(it).hasSize(5000));

    assertThat(binaries.find()).isEqualTo(first);
    assertThat(damaged).hasBinaryContent(whole);
    assertThat(binaries.report().ready()).isTrue();
    assertThat(binaries.leftovers()).isEmpty();
  }

  @Test
  void what_somebody_left_who_was_killed_while_unpacking_is_told_and_removed() throws IOException {
    var binaries = new FfmpegBinaries(null, folder);
    binaries.find();
    Path left = Files.createDirectory(folder.resolve("ffmpeg-unpacking-123"));
    Files.writeString(left.resolve("ffmpeg"), "half of it");

    assertThat(binaries.leftovers()).containsExactly(left);
    assertThat(binaries.report().ready()).isTrue();
    assertThat(left).as("a report removes nothing").exists();
    binaries.find();

    assertThat(left).doesNotExist();
  }

  @Test
  void a_configured_program_or_its_folder_comes_first() {
    var bundled = TestMedia.build();

    var program = new FfmpegBinaries(bundled.ffmpeg(), folder).find();
    var its = new FfmpegBinaries(bundled.ffmpeg().getParent(), folder).find();

    assertThat(program.origin()).isEqualTo(FfmpegBuild.Origin.CONFIGURED);
    assertThat(its).isEqualTo(program);
    assertThat(program.fingerprint()).isEqualTo(bundled.fingerprint());
  }

  @Test
  void a_configured_program_that_does_not_run_is_said_and_not_replaced() {
    var binaries = new FfmpegBinaries(folder.resolve("nothing"), folder);

    assertThatThrownBy(binaries::find)
        .isInstanceOfSatisfying(
            RenderFailure.class, failure -> assertThat(failure.code()).isEqualTo("ffmpeg_missing"))
        .hasMessageContaining("nothing");
    assertThat(binaries.report().ready()).isFalse();
  }

  @Test
  void without_a_place_to_unpack_the_path_is_searched() throws IOException {
    Path blocked = Files.writeString(folder.resolve("file"), "no folder");
    String path = "/nowhere:" + TestMedia.build().ffmpeg().getParent();

    var report = new FfmpegBinaries(null, blocked, path).report();

    assertThat(requireNonNull(report.build()).origin()).isEqualTo(FfmpegBuild.Origin.PATH);
    assertThat(report.notes()).anyMatch(note -> note.contains("cannot be unpacked"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"aformat", "alimiter", "aresample", "format", "scale", "sidechaincompress"})
  void an_ffmpeg_without_a_filter_that_films_need_is_not_ready(String filter) throws IOException {
    FfmpegBuild bundled = TestMedia.build();
    Path program =
        Files.writeString(
            folder.resolve("ffmpeg"),
            "#!/bin/sh\n'%s' \"$@\" | grep -v '^ [^ ]* *%s '\n"
                .formatted(bundled.ffmpeg(), filter));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Files.createSymbolicLink(folder.resolve("ffprobe"), bundled.ffprobe());

    var report = new FfmpegBinaries(program, folder).report();

    assertThat(report.missing()).containsExactly("filter " + filter);
    assertThat(report.ready()).isFalse();
  }
}
