package reelsmith.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.r2dbc.spi.ConnectionFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reelsmith.database.embedded.Folders;
import reelsmith.database.embedded.LocalPostgres;

/// The database as the studio uses it, on a real server.
class DatabaseTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static DataFolder folder;
  private static LocalPostgres postgres;

  @BeforeAll
  static void startServer() throws IOException {
    folder = Folders.make();
    postgres = LocalPostgres.open(folder);
  }

  @AfterAll
  static void stopServer() throws IOException {
    postgres.close();
    Folders.remove(folder);
  }

  @Test
  void a_query_waits_for_a_database_that_is_still_starting() {
    var mayStart = new CountDownLatch(1);
    try (var start = new DatabaseStart(after(mayStart), noMigrations(), PATIENCE);
        var connections = connections(start)) {
      var answer = ask(connections, "select 'up'");

      StepVerifier.create(answer)
          .expectSubscription()
          .expectNoEvent(Duration.ofMillis(200))
          .then(mayStart::countDown)
          .expectNext("up")
          .expectComplete()
          .verify(PATIENCE);
    }
  }

  @Test
  void a_database_that_does_not_come_up_in_time_is_an_error_with_words() {
    var mayStart = new CountDownLatch(1);
    var start = new DatabaseStart(after(mayStart), noMigrations(), Duration.ofMillis(100));
    try (var connections = connections(start)) {

      StepVerifier.create(ask(connections, "select 'up'"))
          .expectErrorSatisfies(
              it -> assertThat(it).rootCause().hasMessageContaining("was not ready within"))
          .verify(PATIENCE);
    } finally {
      mayStart.countDown();
      start.close();
    }
  }

  @Test
  void the_reason_of_a_failed_start_reaches_every_query() {
    Supplier<DatabaseServer> broken =
        () -> {
          throw new DatabaseUnavailable("The disk is full.");
        };
    try (var start = new DatabaseStart(broken, noMigrations(), PATIENCE);
        var connections = connections(start)) {
      StepVerifier.create(ask(connections, "select 'up'"))
          .expectErrorSatisfies(it -> assertThat(it).rootCause().hasMessage("The disk is full."))
          .verify(PATIENCE);
      assertThatThrownBy(start::await).hasMessage("The disk is full.");
    }
  }

  @Test
  void callers_do_not_notice_when_all_connections_break() {
    try (var start = new DatabaseStart(server(), noMigrations(), PATIENCE);
        var connections = connections(start)) {
      var all = Flux.range(0, 8).flatMap(_ -> ask(connections, "select 'up'"), 8);
      var breakAll =
          ask(
              connections,
              "select count(pg_terminate_backend(pid))::text from pg_stat_activity where application_name = 'reelsmith' and pid <> pg_backend_pid()");

      StepVerifier.create(all.then(breakAll).thenMany(all))
          .expectNextCount(8)
          .expectComplete()
          .verify(PATIENCE);
    }
  }

  @Test
  void a_database_of_a_newer_program_is_refused_and_an_older_one_brought_forward() {
    new Migrations("classpath:reelsmith/database/older").apply(postgres.address());
    new Migrations("classpath:reelsmith/database/newer").apply(postgres.address());

    assertThatThrownBy(
            () -> new Migrations("classpath:reelsmith/database/older").apply(postgres.address()))
        .isInstanceOf(DatabaseUnavailable.class)
        .hasMessageContaining("written by a newer Reelsmith (its schema is at version 2");
  }

  @Test
  void listeners_hear_announcements_and_are_told_when_they_may_have_missed_some() {
    try (var start = new DatabaseStart(server(), noMigrations(), PATIENCE);
        var connections = connections(start)) {
      var notifications = new Notifications(start.address());

      StepVerifier.create(notifications.listen("work"))
          .expectNext(new Notification("work", ""))
          .then(
              () -> tell(connections, "select pg_notify('other', 'x'), pg_notify('work', 'run 7')"))
          .expectNext(new Notification("work", "run 7"))
          .then(() -> tell(connections, breakListeners()))
          .expectNext(new Notification("work", ""))
          .then(() -> tell(connections, "select pg_notify('work', 'run 8')"))
          .expectNext(new Notification("work", "run 8"))
          .thenCancel()
          .verify(PATIENCE);
    }
  }

  @Test
  void listeners_notice_a_way_to_the_server_that_fell_silent() throws IOException {
    try (var way = new SilentWay(postgres.address().port());
        var start = new DatabaseStart(server(), noMigrations(), PATIENCE);
        var connections = connections(start)) {
      var notifications =
          new Notifications(Mono.just(over(way, postgres.address())), Duration.ofSeconds(1));

      StepVerifier.create(notifications.listen("work"))
          .expectNext(new Notification("work", ""))
          .then(way::fallSilent)
          .expectNext(new Notification("work", ""))
          .then(() -> tell(connections, "select pg_notify('work', 'run 9')"))
          .expectNext(new Notification("work", "run 9"))
          .thenCancel()
          .verify(PATIENCE);
    }
  }

  private static DatabaseAddress over(SilentWay way, DatabaseAddress to) {
    return new DatabaseAddress(
        "127.0.0.1", way.port(), to.database(), to.user(), to.password(), to.encryption());
  }

  @Test
  void a_channel_must_be_a_plain_name() {
    var notifications = new Notifications(Mono.never());

    assertThatThrownBy(() -> notifications.listen("work; drop table film"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String breakListeners() {
    return "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'reelsmith-listen'";
  }

  private static Supplier<DatabaseServer> after(CountDownLatch latch) {
    return () -> {
      try {
        latch.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return server().get();
    };
  }

  private static Supplier<DatabaseServer> server() {
    return () -> DatabaseServer.embedded(folder);
  }

  private static Migrations noMigrations() {
    return new Migrations("classpath:reelsmith/database/none");
  }

  private static DeferredConnectionFactory connections(DatabaseStart start) {
    return new DeferredConnectionFactory(
        start.address(), address -> PostgresConnections.pool(address, 4));
  }

  private static Mono<String> ask(ConnectionFactory connections, String sql) {
    return DatabaseClient.create(connections).sql(sql).mapValue(String.class).one();
  }

  private static void tell(ConnectionFactory connections, String sql) {
    StepVerifier.create(DatabaseClient.create(connections).sql(sql).fetch().all().then())
        .expectComplete()
        .verify(PATIENCE);
  }
}
