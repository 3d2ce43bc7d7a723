package reelsmith.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelsmith.database.DataFolder;
import reelsmith.database.embedded.Folders;

class ReelsmithTests {

  private final Screen screen = new Screen();
  private DataFolder folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Folders.make();
  }

  @AfterEach
  void removeFolder() throws IOException {
    Folders.remove(folder);
  }

  @Test
  void without_a_command_it_says_what_there_is() {
    var exitCode = run();

    assertThat(exitCode).isEqualTo(2);
    assertThat(screen.complaints())
        .contains("make", "serve", "stdio", "worker", "doctor", "schema", "test", "130")
        .doesNotContain("train");
    assertThat(screen.printed()).isEmpty();
  }

  @Test
  void a_wrong_word_is_bad_usage_and_is_explained_in_two_lines() {
    var exitCode = run("make", "A fox dreams", "--slides=many");

    assertThat(exitCode).isEqualTo(2);
    assertThat(screen.complaints())
        .contains("--slides", "See: ./reelsmith make --help")
        .hasLineCount(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"make A-fox-dreams --slides", "grant 1", "make A-fox-dreams --seed"})
  void what_is_no_number_is_called_so_in_plain_words(String command) {
    String[] words = (command + " 1e99").split(" ", -1);

    var exitCode = run(words);

    assertThat(exitCode).isEqualTo(2);
    assertThat(screen.complaints()).contains("'1e99' is not a whole number, or out of range");
  }

  @Test
  void doctor_finds_a_database_that_works() {
    var exitCode = run("doctor");

    assertThat(screen.printed())
        .contains("ok       Java", "ok       Data folder")
        .containsPattern("ok       Database +PostgreSQL 18\\.[0-9]+, in the data folder")
        .doesNotContain("FfmpegBuild[");
    assertThat(screen.complaints()).contains("Checking: Data folder ...", "Checking: FFmpeg ...");
    assertThat(exitCode).isEqualTo(screen.printed().contains("failed ") ? 1 : 0);
  }

  @Test
  void doctor_fails_where_the_data_folder_cannot_be() throws IOException {
    var file = Files.createFile(folder.temporary().resolve("file"));

    var exitCode = Reelsmith.run(screen.pipe(), file.resolve("home"), "doctor", "--json");

    assertThat(exitCode).isEqualTo(1);
    assertThat(screen.printed())
        .contains("\"outcome\" : \"failed\"")
        .contains("\"what_to_do\" : \"Make it writable, or set REELSMITH_HOME");
  }

  @Test
  void a_port_in_use_is_one_clear_line_and_no_database_is_made_for_it() throws IOException {
    try (var busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = busy.getLocalPort();
      var home = folder.temporary().resolve("fresh");

      var exitCode = Reelsmith.run(screen.pipe(), home, "serve", "--port=" + port);

      assertThat(exitCode).isEqualTo(2);
      assertThat(screen.complaints())
          .isEqualTo(
              "reelsmith: Port %d is in use. Choose another with --port, or end the program that uses it.\n"
                  .formatted(port));
      assertThat(home.resolve("postgres")).isEmptyDirectory();
    }
  }

  /// All of 127.0.0.0/8 is this machine on Linux, and a server listens on one of them.
  @ParameterizedTest
  @CsvSource({"127.0.0.1, ", "127.0.0.2, --host=127.0.0.2"})
  @EnabledOnOs(OS.LINUX)
  void serve_listens_where_it_is_told_to_and_else_on_this_machine(String address, String option)
      throws Exception {
    var options =
        option == null
            ? new String[] {"serve", "--port=0"}
            : new String[] {"serve", "--port=0", option};
    var serving = Thread.ofPlatform().start(() -> run(options));
    var listens = Pattern.compile("listens on http://%s:(\\d+) ".formatted(address));
    while (!listens.matcher(screen.complaints()).find()) {
      assertThat(serving.isAlive()).as(screen.complaints()).isTrue();
      serving.join(Duration.ofMillis(50));
    }
    var matcher = listens.matcher(screen.complaints());
    assertThat(matcher.find()).isTrue();
    var port = Integer.parseInt(matcher.group(1));

    assertThat(isListening(address, port)).isTrue();
    assertThat(isListening("127.0.0.3", port)).isFalse();

    serving.interrupt();
    serving.join();
  }

  private static boolean isListening(String address, int port) throws IOException {
    try (var socket = new Socket(address, port)) {
      return socket.isConnected();
    } catch (ConnectException _) {
      return false;
    }
  }

  /// The film would be nobody's, and the stages of customers would be worked on here.
  @Test
  void make_is_refused_on_a_configured_database_before_anything_starts() {
    assertThatThrownBy(
            () ->
                Studio.start(
                    Mode.MAKE,
                    folder.root(),
                    List.of("--reelsmith.database.url=postgresql://user:secret@127.0.0.1:1/none")))
        .isInstanceOfSatisfying(
            CommandFailure.class, it -> assertThat(it.exitCode()).isEqualTo(ExitCode.BAD_USAGE))
        .hasMessageContaining("REELSMITH_DATABASE_URL")
        .hasMessageContaining("./reelsmith serve")
        .message()
        .doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"serve", "stdio", "worker"})
  void a_data_folder_that_cannot_be_is_one_clear_line(String command) throws IOException {
    var file = Files.createFile(folder.temporary().resolve("file"));

    var exitCode = Reelsmith.run(screen.pipe(), file.resolve("home"), command);

    assertThat(exitCode).isEqualTo(2);
    assertThat(screen.complaints())
        .startsWith("reelsmith: The data folder ")
        .endsWith("or set REELSMITH_HOME to a folder that is.\n")
        .hasLineCount(1);
  }

  @Test
  void stdio_answers_all_that_was_asked_and_ends_with_its_input() {
    var conversation =
        """
        {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}
        {"jsonrpc":"2.0","method":"notifications/initialized"}
        {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"list_videos","arguments":{}}}
        """;

    var exitCode = Reelsmith.run(screen.pipe(conversation), folder.root(), "stdio");

    assertThat(exitCode).as(screen.complaints()).isZero();
    assertThat(screen.printed().lines())
        .hasSize(2)
        .first()
        .asString()
        .contains("\"id\":1", "serverInfo");
    assertThat(screen.printed()).contains("\"id\":2", "\"isError\":false");
  }

  @Test
  void a_pipe_that_ends_without_an_answer_is_noticed() throws Exception {
    var streams =
        new ProtocolStreams(new ByteArrayInputStream(new byte[0]), OutputStream.nullOutputStream());

    streams.in().readAllBytes();
    assertThat(streams.awaitFinish(Duration.ofMillis(10))).isFalse();
    streams.finish();

    assertThat(streams.awaitFinish(Duration.ofMillis(10))).isTrue();
  }

  private int run(String... arguments) {
    return Reelsmith.run(screen.pipe(), folder.root(), arguments);
  }
}
