package reelsmith.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reelsmith.database.AbandonedServer;
import reelsmith.database.DataFolder;
import reelsmith.database.DatabaseAddress;
import reelsmith.database.DatabaseUnavailable;

class LocalPostgresTests {

  private DataFolder folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Folders.make();
  }

  @AfterEach
  void leaveNothing() throws IOException {
    LocalPostgres.stopAbandoned(folder);
    Folders.remove(folder);
  }

  @Test
  void processes_started_at_once_share_one_server_which_the_last_one_stops() throws Exception {
    PostgresBinaries.deleteTree(folder.postgres().resolve("data"));
    var one = OtherProcess.using(folder);
    var other = OtherProcess.using(folder);

    var port = one.port();
    assertThat(other.port()).isEqualTo(port);
    one.close();
    var server = server();
    assertThat(runs(server)).isTrue();
    other.close();

    expectEnded(server);
    assertThat(LocalPostgres.stopAbandoned(folder)).isEqualTo(AbandonedServer.Outcome.NOTHING_RAN);
  }

  @Test
  void a_server_whose_processes_were_killed_is_adopted() throws Exception {
    var other = OtherProcess.using(folder);
    var port = other.port();
    var server = server();
    other.kill();

    try (var postgres = LocalPostgres.open(folder)) {
      assertThat(postgres.address().port()).isEqualTo(port);
      assertThat(server()).isEqualTo(server);
    }

    expectEnded(server);
  }

  @Test
  void what_was_committed_survives_when_everything_is_killed() throws Exception {
    var other = OtherProcess.using(folder);
    other.port();
    var server = server();
    try (var postgres = LocalPostgres.open(folder)) {
      run(postgres.address(), "create table film (name text); insert into film values ('The Fox')");
      other.kill();
      kill(server);
    }

    try (var postgres = LocalPostgres.open(folder)) {
      assertThat(ask(postgres.address(), "select name from film")).isEqualTo("The Fox");
    }
  }

  @Test
  void an_abandoned_server_can_be_stopped_but_not_one_in_use() throws Exception {
    var other = OtherProcess.using(folder);
    other.port();
    var server = server();

    assertThat(LocalPostgres.stopAbandoned(folder)).isEqualTo(AbandonedServer.Outcome.STILL_USED);
    other.kill();
    assertThat(LocalPostgres.stopAbandoned(folder)).isEqualTo(AbandonedServer.Outcome.STOPPED);

    expectEnded(server);
  }

  @Test
  void the_server_keeps_what_it_promises_and_asks_for_a_password() throws Exception {
    try (var one = LocalPostgres.open(folder);
        var same = LocalPostgres.open(folder)) {
      var address = one.address();
      one.close();

      assertThat(ask(same.address(), "show fsync")).isEqualTo("on");
      assertThat(ask(same.address(), "show synchronous_commit")).isEqualTo("on");
      assertThat(ask(same.address(), "show data_checksums")).isEqualTo("on");
      assertThat(ask(same.address(), "show listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(ask(same.address(), "show unix_socket_directories")).isEmpty();
      assertThatThrownBy(() -> ask(withPassword(address, "guessed"), "select 1"))
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void a_number_that_now_belongs_to_another_process_does_not_hinder_the_start() throws Exception {
    LocalPostgres.open(folder).close();
    Files.writeString(
        folder.postgres().resolve("data/postmaster.pid"),
        "%d\n%s\n1\n5432\n\n127.0.0.1\n0 0\nready\n"
            .formatted(ProcessHandle.current().pid(), folder.postgres().resolve("data")));

    try (var postgres = LocalPostgres.open(folder)) {
      assertThat(ask(postgres.address(), "select 'up'")).isEqualTo("up");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "99999"})
  void what_is_no_port_does_not_hinder_the_start(String port) throws Exception {
    var file = folder.postgres().resolve("port");
    Files.writeString(file, port);

    try (var postgres = LocalPostgres.open(folder)) {
      assertThat(ask(postgres.address(), "select 'up'")).isEqualTo("up");
      assertThat(file).hasContent(Integer.toString(postgres.address().port()));
    }
  }

  @Test
  void a_database_of_another_postgresql_is_refused_and_left_alone() throws Exception {
    var data = folder.postgres().resolve("data");
    Files.writeString(data.resolve("PG_VERSION"), "17\n");

    assertThatThrownBy(() -> LocalPostgres.open(folder))
        .isInstanceOf(DatabaseUnavailable.class)
        .hasMessageContaining("belongs to PostgreSQL 17, but this Reelsmith brings 18");

    assertThat(data).isDirectoryNotContaining("glob:**postmaster.pid");
  }

  @Test
  void a_server_that_may_run_in_another_container_is_not_started_twice() throws Exception {
    var other = OtherProcess.using(folder);
    other.port();
    var server = server();
    kill(server);
    Files.writeString(folder.postgres().resolve("machine"), "another container");

    assertThatThrownBy(() -> LocalPostgres.open(folder))
        .isInstanceOf(DatabaseUnavailable.class)
        .hasMessageContaining("in use from another container or machine");

    other.kill();
  }

  private ProcessHandle server() throws IOException {
    var pid = PostmasterFile.read(folder.postgres().resolve("data")).orElseThrow().pid();
    return ProcessHandle.of(pid).orElseThrow();
  }

  private static void kill(ProcessHandle server) {
    server.destroyForcibly();
    expectEnded(server);
  }

  /// The server's last act is to remove its file, a moment before its process is gone.
  private static void expectEnded(ProcessHandle server) {
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !runs(server));
  }

  /// A dead process that its parent has not yet taken note of still has a number, but no program.
  private static boolean runs(ProcessHandle server) {
    return server.info().command().isPresent();
  }

  private static DatabaseAddress withPassword(DatabaseAddress address, String password) {
    return new DatabaseAddress(
        address.host(),
        address.port(),
        address.database(),
        address.user(),
        password,
        address.encryption());
  }

  private static void run(DatabaseAddress address, String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(DatabaseAddress address, String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
