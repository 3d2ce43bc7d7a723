package reelsmith.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reelsmith.database.DataFolder;
import reelsmith.database.DataFolderCheck;
import reelsmith.database.embedded.Folders;
import reelsmith.database.embedded.LocalPostgres;
import reelsmith.database.embedded.OtherProcess;
import reelsmith.doctor.Finding;
import reelsmith.render.AbandonedFfmpegs;
import reelsmith.render.FfmpegBinaries;
import reelsmith.render.FfmpegBuild;

/// What `doctor` says of conditions that are really there; about 30 seconds.
class DoctorTests {

  private final Screen screen = new Screen();
  private final List<String> settings = new ArrayList<>();
  @TempDir private Path elsewhere;
  private DataFolder folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Folders.make();
  }

  @AfterEach
  void removeFolder() throws IOException {
    settings.forEach(System::clearProperty);
    Folders.remove(folder);
  }

  @Test
  void what_killed_programs_left_a_busy_port_and_a_lacking_ffmpeg_are_found() throws Exception {
    set("reelsmith.studio.ffmpeg", withoutX264().toString());
    Path left = Files.createDirectories(folder.temporary().resolve("work-1-2"));
    Path film = Files.writeString(left.resolve("film.mp4"), "half a film");
    try (var killed = OtherProcess.using(folder.root());
        var busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(killed.port()).isPositive();
      killed.kill();
      set("server.port", Integer.toString(busy.getLocalPort()));

      int exitCode = doctor();

      assertThat(exitCode).isEqualTo(1);
      assertThat(screen.printed())
          .containsPattern("warning +Left behind +a database server on port [0-9]+, whose programs")
          .contains("./reelsmith doctor --stop only stops it")
          .contains("Port %d is in use.".formatted(busy.getLocalPort()), "set REELSMITH_PORT")
          .containsPattern("failed +FFmpeg .* lacks encoder libx264")
          .contains("Use the bundled FFmpeg")
          .containsPattern("warning +Leftovers +unfinished files of 1 processes that are gone")
          .contains("the next ./reelsmith worker or serve removes them")
          .containsPattern("ok +Database +PostgreSQL")
          .containsPattern("ok +Workers +0 live");
      assertThat(film).as("looking changes nothing").exists();
      assertThat(folder.postgres().resolve("data/postmaster.pid")).doesNotExist();
    }
  }

  @Test
  void an_ffmpeg_that_dies_while_encoding_and_one_without_a_worker_are_found() throws Exception {
    FfmpegBuild real = new FfmpegBinaries(null, folder.programs()).find();
    set(
        "reelsmith.studio.ffmpeg",
        program(
                "case \"$*\" in *libx264*) exit 3;; *) exec '%s' \"$@\";; esac"
                    .formatted(real.ffmpeg()))
            .toString());
    startHanging(real.ffmpeg());
    try {
      int exitCode = doctor();

      assertThat(exitCode).isEqualTo(1);
      assertThat(screen.printed())
          .containsPattern("failed +FFmpeg .* starts, but a small film could not be made: .*")
          .contains("(segment_broken)", "Set REELSMITH_STUDIO_FFMPEG to one that runs here")
          .containsPattern("warning +Lost FFmpegs +1 FFmpegs whose workers are gone: [0-9]+")
          .containsPattern("kill -9 [0-9]+ does so now")
          .containsPattern("ok +Clock")
          .containsPattern("ok +Crashes");
      assertThat(AbandonedFfmpegs.below(folder.root())).as("looking ends nothing").hasSize(1);
    } finally {
      AbandonedFfmpegs.end(folder.root());
    }
  }

  @Test
  @Tag("long")
  void a_bundled_ffmpeg_that_was_damaged_is_found_and_one_that_was_unpacked_by_half()
      throws Exception {
    Files.delete(folder.root().resolve("bin"));
    DataFolder.open(folder.root());
    FfmpegBuild real = new FfmpegBinaries(null, folder.programs()).find();
    Files.writeString(real.ffmpeg(), "no program");
    Path half = Files.createDirectory(folder.programs().resolve("ffmpeg-unpacking-123"));

    doctor();

    assertThat(screen.printed())
        .containsPattern("warning +FFmpeg +the bundled one is damaged or does not run here")
        .contains("the next film unpacks it anew")
        .contains("0 processes that are gone, and 1 FFmpegs unpacked by half");
    assertThat(half).as("looking changes nothing").exists();
    assertThat(real.ffmpeg()).as("looking changes nothing").hasContent("no program");
  }

  @Test
  void doctor_stops_a_server_that_was_left_behind_and_no_other() throws Exception {
    int nothing = stop();
    try (var user = OtherProcess.using(folder.root())) {
      assertThat(user.port()).isPositive();
      int used = stop();
      user.kill();
      int left = stop();

      assertThat(List.of(nothing, used, left)).containsExactly(0, 1, 0);
      assertThat(screen.printed())
          .containsSubsequence(
              "No database server was left behind.",
              "The database server is in use. End the other Reelsmith first.",
              "The database server that was left behind is stopped.");
      assertThat(folder.postgres().resolve("data/postmaster.pid")).doesNotExist();
    }
  }

  @Test
  void a_newer_database_and_no_ffmpeg_are_found() throws Exception {
    set("reelsmith.studio.ffmpeg", "/nowhere/ffmpeg");
    writeFuture();

    int exitCode = doctor();

    assertThat(exitCode).isEqualTo(1);
    assertThat(screen.printed())
        .contains("The database was written by a newer Reelsmith")
        .contains("→ Run the Reelsmith that made it, or set REELSMITH_HOME to another folder.")
        .containsPattern("failed +FFmpeg +none runs: /nowhere/ffmpeg does not run")
        .contains("→ Install FFmpeg, or set REELSMITH_STUDIO_FFMPEG to one that runs.");
  }

  @Test
  @Tag("long")
  void a_database_that_cannot_be_reached_is_found() throws IOException {
    try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String url = "postgres://me:secret@127.0.0.1:%d/films".formatted(closed.getLocalPort());
      set("reelsmith.database.url", url);
      set("reelsmith.pepper", "0123456789".repeat(4));
    }

    int exitCode = doctor();

    assertThat(exitCode).isEqualTo(1);
    assertThat(screen.printed())
        .containsPattern("failed +Database +The database .* cannot be reached")
        .contains("→ Check REELSMITH_DATABASE_URL and that the database can be reached from here.")
        .doesNotContain("secret");
  }

  @Test
  void a_disk_that_is_nearly_full_or_read_only_is_found() throws Exception {
    Assumptions.assumeTrue(succeeds("mount", "-t", "tmpfs", "-o", "size=50m", "x", elsewhere + ""));
    try {
      Finding full = examined(elsewhere);
      assertThat(succeeds("mount", "-o", "remount,ro", elsewhere + "")).isTrue();
      int exitCode = Reelsmith.run(screen.pipe(), elsewhere.resolve("home"), "doctor");

      assertThat(full.outcome()).isEqualTo(Finding.Outcome.FAILED);
      assertThat(full.message()).contains("GB free");
      assertThat(full.whatToDo()).startsWith("Free some space");
      assertThat(exitCode).isEqualTo(1);
      assertThat(screen.printed())
          .containsPattern("failed +Data folder .*/home cannot be written to")
          .contains("→ Make it writable, or set REELSMITH_HOME to a folder that is.");
    } finally {
      assertThat(succeeds("umount", elsewhere + "")).isTrue();
    }
  }

  @Test
  void a_disk_without_a_free_byte_is_found_though_no_folder_can_be_made() throws Exception {
    Assumptions.assumeTrue(
        succeeds("mount", "-t", "tmpfs", "-o", "size=64k,nr_inodes=3", "x", elsewhere + ""));
    try {
      succeeds("dd", "if=/dev/zero", "of=" + elsewhere.resolve("full"), "bs=64k", "count=2");
      succeeds("touch", elsewhere.resolve("last").toString());

      Finding full = examined(elsewhere.resolve("home"));

      assertThat(elsewhere.resolve("home")).doesNotExist();
      assertThat(full.outcome()).isEqualTo(Finding.Outcome.FAILED);
      assertThat(full.message()).contains("0.0 GB free");
      assertThat(full.whatToDo()).startsWith("Free some space");
    } finally {
      assertThat(succeeds("umount", elsewhere + "")).isTrue();
    }
  }

  @Test
  void a_folder_of_somebody_else_is_found() throws Exception {
    Assumptions.assumeTrue(succeeds("chown", "nobody", elsewhere + ""));

    Finding finding = examined(elsewhere);

    assertThat(finding.message()).contains("belongs to nobody, and this is root");
    assertThat(finding.whatToDo()).startsWith("Run Reelsmith as nobody");
  }

  @Test
  void a_start_cache_that_does_not_fit_is_found_and_java_that_is_too_old() throws Exception {
    Path cache = Files.writeString(elsewhere.resolve("reelsmith.aot"), "of another Java");
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:disable",
                "-XX:AOTCache=" + cache,
                "-cp",
                System.getProperty("java.class.path"),
                DoctorTests.class.getName())
            .start();

    String told = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Finding old = JavaCheck.finding(Runtime.Version.parse("17.0.9"), 1L << 30);

    assertThat(told).contains("WARNING", cache + " does not fit this Java", "./reelsmith build");
    assertThat(old.outcome()).isEqualTo(Finding.Outcome.FAILED);
    assertThat(old.whatToDo()).startsWith("Install JDK 25 or newer");
  }

  @Test
  void a_start_cache_older_than_the_program_is_found() throws IOException {
    Path cache = Files.writeString(elsewhere.resolve("reelsmith.aot"), "cache");
    Path program = Files.writeString(elsewhere.resolve("reelsmith.jar"), "program");
    Files.setLastModifiedTime(cache, java.nio.file.attribute.FileTime.fromMillis(1000));

    Finding stale = StartCacheCheck.finding(List.of("-XX:AOTCache=" + cache), "sharing", program);
    Finding none = StartCacheCheck.finding(List.of(), "sharing", program);

    assertThat(stale.message()).endsWith("is older than the program");
    assertThat(none.whatToDo()).contains("./reelsmith build");
  }

  /// Says what is found of the start cache of this process.
  public static void main(String[] arguments) {
    System.out.println(new StartCacheCheck().examine().block());
  }

  private int doctor() {
    return Reelsmith.run(screen.pipe(), folder.root(), "doctor");
  }

  private void set(String name, String value) {
    settings.add(name);
    System.setProperty(name, value);
  }

  private static Finding examined(Path home) {
    return Objects.requireNonNull(new DataFolderCheck(home).examine().block());
  }

  private int stop() {
    return Reelsmith.run(screen.pipe(), folder.root(), "doctor", "--stop");
  }

  private Path withoutX264() throws IOException {
    FfmpegBuild real = new FfmpegBinaries(null, folder.programs()).find();
    return program("'%s' \"$@\" | grep -v ' libx264 '".formatted(real.ffmpeg()));
  }

  /// An FFmpeg that is a script, beside the real FFprobe.
  private Path program(String script) throws IOException {
    FfmpegBuild real = new FfmpegBinaries(null, folder.programs()).find();
    Path program = Files.writeString(elsewhere.resolve("ffmpeg"), "#!/bin/sh\n" + script + "\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Files.createSymbolicLink(elsewhere.resolve("ffprobe"), real.ffprobe());
    return program;
  }

  /// A real FFmpeg of this data folder whose parent is gone.
  private void startHanging(Path ffmpeg) throws Exception {
    Process parent =
        new ProcessBuilder(
                "sh",
                "-c",
                "'%s' -v quiet -nostdin -re -protocol_whitelist file -f lavfi -i anullsrc -t 600 -f wav '%s' >/dev/null 2>&1 </dev/null &"
                    .formatted(ffmpeg, folder.temporary().resolve("sound.wav")))
            .start();
    parent.waitFor();
    while (AbandonedFfmpegs.below(folder.root()).isEmpty()) {
      Thread.onSpinWait();
    }
  }

  /// As a later program would have left the database.
  private void writeFuture() throws SQLException {
    try (var postgres = LocalPostgres.open(folder)) {
      var address = postgres.address();
      try (var connection =
              DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
          var statement = connection.createStatement()) {
        statement.execute(
            """
            create table flyway_schema_history (installed_rank int primary key, version varchar(50),
              description varchar(200) not null, type varchar(20) not null,
              script varchar(1000) not null, checksum int, installed_by varchar(100) not null,
              installed_on timestamp not null default now(), execution_time int not null,
              success boolean not null)
            """);
        statement.execute(
            """
            insert into flyway_schema_history values
              (1, '9999', 'future', 'SQL', 'V9999__future.sql', 1, 'me', now(), 1, true)
            """);
      }
    }
  }

  private static boolean succeeds(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
  }
}
