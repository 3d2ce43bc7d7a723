package reelsmith.requestlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.ConnectionFactory;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.TestClock;
import reelsmith.account.ApiKeys;
import reelsmith.account.IssuedKey;
import reelsmith.account.OwnerKey;
import reelsmith.api.TableLock;
import reelsmith.api.TestDoors;
import reelsmith.api.TestDoors.Answer;
import reelsmith.database.DatabaseSettings;
import reelsmith.operation.AccountId;
import reelsmith.operation.AnsweredCall;
import reelsmith.operation.Caller;
import reelsmith.operation.Credential;
import reelsmith.operation.Door;
import reelsmith.operation.Identity;
import reelsmith.operation.Invocation;
import reelsmith.operation.KeyUsage;
import reelsmith.operation.OperationRunner;
import reelsmith.operation.ProgressListener;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.JsonNode;

/// The log behind real HTTP and on a real database. Takes about 5 s, most of it waiting for lines
/// to be written.
class RequestLogTests {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final RequestLogSettings SETTINGS =
      new RequestLogSettings(
          Duration.ofDays(30), 100, 5, Duration.ofMillis(50), Duration.ofSeconds(10));
  private static final RequestLogSettings SETTINGS_OF_MANY =
      new RequestLogSettings(
          Duration.ofDays(30), 2_000, 5, Duration.ofMillis(50), Duration.ofSeconds(10));

  private final TestDoors doors = TestDoors.open();
  private final DatabaseClient database = doors.bean(DatabaseClient.class);
  private final TransactionalOperator transactions = doors.bean(TransactionalOperator.class);
  private final IssuedKey key = doors.newKey();

  @Test
  void a_call_is_found_by_the_id_in_its_answer() {
    Answer call =
        post("/api/v1/toys/5/shapes?api_key=Canary", "{\"seed\":1,\"password\":\"Canary\"}");

    JsonNode found = logged(call).json();
    JsonNode line = found.path("request");
    assertThat(line.path("operation").asString()).isEqualTo("describe_shapes");
    assertThat(line.path("http_method").asString()).isEqualTo("POST");
    assertThat(line.path("path").asString()).isEqualTo("/api/v1/toys/5/shapes?api_key=[redacted]");
    assertThat(line.path("status").asInt()).isEqualTo(call.status());
    assertThat(line.path("code").asString()).isEqualTo(call.code());
    assertThat(line.path("door").asString()).isEqualTo("rest");
    assertThat(line.path("key_id").asLong()).isEqualTo(key.id());
    assertThat(found.path("sent").asString()).contains("\"toy_id\":5", "[redacted]");
    assertThat(found.path("answered").asString()).contains(call.code());
    assertThat(found.toString()).doesNotContain("Canary");
  }

  @Test
  void what_never_became_a_call_is_found_too() {
    List<Answer> refused =
        List.of(
            doors.send(doors.stranger("/api/v1/toys?limit=1")),
            doors.send(doors.stranger("/api/v1/toys?limit=1").header("X-Api-Key", "rk_live_no")),
            doors.get("/api/v1/nowhere"),
            doors.get("/nowhere"),
            doors.send(doors.friend("/api/v1/toys").DELETE()),
            post("/api/v1/toys", "x".repeat(3_145_729)),
            post("/api/v1/toys", "{\"broken"),
            doors.send(
                doors
                    .friend("/api/v1/toys")
                    .header("Content-Type", "text/plain")
                    .POST(HttpRequest.BodyPublishers.ofString("hello"))));

    assertThat(refused)
        .extracting(Answer::status)
        .containsExactly(401, 401, 404, 404, 405, 413, 422, 415);
    assertThat(refused)
        .allSatisfy(
            answer -> {
              JsonNode line = logged(answer).json().path("request");
              assertThat(line.path("status").asInt()).isEqualTo(answer.status());
              assertThat(line.path("code").asString()).isEqualTo(answer.code());
            });
  }

  @Test
  void a_call_whose_client_hung_up_is_found_in_the_list() {
    var client = HttpClient.newHttpClient();
    try (var lock = lock("maintenance")) {
      var asked =
          client.sendAsync(
              doors.stranger("/api/v1/host/maintenance").header("X-Api-Key", key.text()).build(),
              HttpResponse.BodyHandlers.ofString());
      lock.awaitOthers();

      asked.cancel(true);
      JsonNode line =
          eventually(
              Mono.fromSupplier(
                  () ->
                      get("/api/v1/requests?code=cancelled&key_id=" + key.id())
                          .json()
                          .at("/requests/0")),
              JsonNode::isObject);

      assertThat(lock.isHeld()).isTrue();
      assertThat(line.path("operation").asString()).isEqualTo("get_maintenance");
      assertThat(line.path("status").isNull()).isTrue();
      assertThat(get("/api/v1/requests/" + line.path("request_id").asString()).status())
          .isEqualTo(200);
    }
  }

  @Test
  void a_log_that_hangs_slows_no_call_down() {
    var hasty =
        new RequestLogSettings(
            Duration.ofDays(30), 100, 5, Duration.ofMillis(10), Duration.ofMillis(100));
    var log =
        new RequestLog(
            new RequestLogTable(database, transactions), hasty, Clock.systemUTC(), noMeters());
    int connections = doors.bean(DatabaseSettings.class).connections();
    try (var lock = lock("request_log")) {
      log.start();
      // More batches hang than there are connections.
      for (int lost = 0; lost <= connections; lost++) {
        log.record(answered("req_hangs"));
        long before = lost;
        eventually(Mono.fromSupplier(log::dropped), dropped -> dropped > before);
      }

      Answer read = get("/api/v1/host/maintenance");
      Answer list = get("/api/v1/toys?limit=1");

      assertThat(List.of(read.status(), list.status())).containsOnly(200);
      // At most the one batch of the doors' own log: the others hold no connection any more.
      assertThat(lock.waiting()).isLessThanOrEqualTo(1);
      assertThat(lock.isHeld()).isTrue();
    } finally {
      log.stop();
    }
  }

  private TableLock lock(String table) {
    return new TableLock(doors.bean("connectionFactory", ConnectionFactory.class), table);
  }

  @Test
  void requests_of_others_and_of_nobody_look_as_if_they_did_not_exist() {
    Answer ours = get("/api/v1/toys?limit=1");
    Answer nobodys = doors.send(doors.stranger("/api/v1/toys?limit=1"));
    logged(ours);
    logged(nobodys);
    String stranger = keyOfAnotherAccount();

    for (Answer each : List.of(ours, nobodys)) {
      Answer seen =
          doors.send(doors.stranger("/api/v1/requests/" + id(each)).header("X-Api-Key", stranger));
      assertThat(seen.status()).isEqualTo(404);
      assertThat(seen.code()).isEqualTo("not_found");
    }
  }

  @Test
  void a_call_of_an_agent_is_logged_like_any_other() {
    String request = "req_" + UUID.randomUUID();
    var caller = new Caller(Identity.local(OwnerKey.OWNER), Door.MCP_STDIO, request);
    doors
        .bean(OperationRunner.class)
        .run(
            new Invocation(
                "count_toys",
                caller,
                WireFormat.mapper().createObjectNode().put("limit", 3),
                null,
                ProgressListener.NONE))
        .block(PATIENCE);

    JsonNode found = get("/api/v1/requests/" + request).json();

    assertThat(found.at("/request/door").asString()).isEqualTo("mcp_stdio");
    assertThat(found.at("/request/operation").asString()).isEqualTo("count_toys");
    assertThat(found.at("/request/status").isNull()).isTrue();
    assertThat(found.at("/sent").asString()).isEqualTo("{\"limit\":3}");
    assertThat(found.at("/answered").asString()).contains(request);
  }

  @Test
  void the_list_is_filtered_and_goes_on_page_by_page() {
    for (int i = 0; i < 3; i++) {
      get("/api/v1/toys?limit=1");
    }
    logged(get("/api/v1/nowhere"));
    String mine = "/api/v1/requests?key_id=%d&limit=2".formatted(key.id());

    JsonNode first = get(mine + "&operation=count_toys").json();
    JsonNode second =
        get(mine + "&operation=count_toys&cursor=" + first.path("next_cursor").asString()).json();
    JsonNode errors = get(mine + "&errors_only=true").json();
    JsonNode byCode = get(mine + "&code=not_found&from=2020-01-01T00:00:00Z").json();
    JsonNode past = get(mine + "&to=2020-01-01T00:00:00Z").json();

    assertThat(first.path("requests").size()).isEqualTo(2);
    assertThat(second.path("requests").size()).isEqualTo(1);
    assertThat(second.path("next_cursor").isNull()).isTrue();
    assertThat(errors.path("requests").size()).isEqualTo(1);
    assertThat(byCode.path("requests").size()).isEqualTo(1);
    assertThat(past.path("requests").size()).isZero();
  }

  @Test
  void a_key_shows_its_requests_and_errors_of_the_last_day() {
    var counts = new KeyUsageCounts(database, doors.bean(TestClock.class));
    var clock = doors.bean(TestClock.class);
    for (int i = 0; i < 7; i++) {
      get("/api/v1/toys?limit=1");
    }
    for (int i = 0; i < 3; i++) {
      get("/api/v1/nowhere");
    }

    var now = eventually(usage(counts), usage -> usage.requests() == 10);
    clock.putForward(Duration.ofHours(24).plusSeconds(1));
    try {
      var later = usage(counts).block(PATIENCE);

      assertThat(now).isEqualTo(new KeyUsage.Usage(10, 3));
      assertThat(later).isEqualTo(new KeyUsage.Usage(0, 0));
    } finally {
      clock.reset();
    }
  }

  @Test
  void lines_are_kept_as_long_as_the_settings_say() {
    var table = new RequestLogTable(database, transactions);
    Instant now = Instant.parse("2020-06-30T12:00:00Z");
    table
        .add(List.of(line("req_old", now.minus(Duration.ofDays(30)).minusSeconds(1))), PATIENCE)
        .then(
            table.add(
                List.of(line("req_young", now.minus(Duration.ofDays(30)).plusSeconds(1))),
                PATIENCE))
        .block(PATIENCE);

    new RequestLogSweep(table, SETTINGS, Clock.fixed(now, ZoneOffset.UTC))
        .remove(1_000_000)
        .block(PATIENCE);

    assertThat(table.find(new AccountId(77), false, "req_old").blockOptional(PATIENCE)).isEmpty();
    assertThat(table.find(new AccountId(77), false, "req_young").blockOptional(PATIENCE))
        .isPresent();
    new RequestLogSweep(table, SETTINGS, Clock.systemUTC()).remove(1_000_000).block(PATIENCE);
  }

  @Test
  void a_full_queue_drops_and_counts_and_hinders_nobody() {
    RequestLog log = log(new RequestLogTable(database, transactions));

    for (int i = 0; i < 150; i++) {
      log.record(answered("req_full"));
    }

    assertThat(log.dropped()).isEqualTo(50);
  }

  @Test
  void a_failing_database_drops_and_counts_and_later_lines_are_written() throws Exception {
    var away = new Away(database);
    RequestLog log = log(away);
    log.start();
    log.record(answered("req_lost"));
    eventually(Mono.fromSupplier(log::dropped), dropped -> dropped == 1);

    away.isAway = false;
    log.record(answered("req_kept"));
    stop(log);

    assertThat(away.written).extracting(LogLine::requestId).containsExactly("req_kept");
  }

  @Test
  void who_is_turned_away_is_counted_and_pushes_nobodys_lines_out() throws Exception {
    var table = new Away(database);
    table.isAway = false;
    RequestLog log = log(table);
    var greedy = new Identity(new AccountId(77), Credential.local());

    for (int i = 0; i < 5_000; i++) {
      log.record(turnedAway("req_stranger", null, 401));
      log.record(turnedAway("req_greedy", greedy, 429));
    }
    for (int i = 0; i < 60; i++) {
      log.record(answered("req_ours"));
    }
    log.start();
    stop(log);

    assertThat(log.dropped()).isZero();
    assertThat(written(table, "req_ours")).hasSize(60);
    for (String id : List.of("req_stranger", "req_greedy")) {
      assertThat(written(table, id)).hasSizeLessThanOrEqualTo(2 * 6);
      assertThat(written(table, id).stream().mapToInt(LogLine::times).sum()).isEqualTo(5_000);
    }
  }

  @Test
  void what_was_only_counted_is_in_the_counts_of_a_key_and_in_the_list() {
    var counts = new KeyUsageCounts(database, Clock.systemUTC());
    var who = new Identity(OwnerKey.OWNER, ofKey(key.id()));
    new RequestLogTable(database, transactions)
        .add(
            List.of(LogLine.of(turnedAway("req_many", who, 429), Instant.now()).times(40)),
            PATIENCE)
        .block(PATIENCE);

    var usage = usage(counts).block(PATIENCE);
    JsonNode line = get("/api/v1/requests/req_many").json().path("request");

    assertThat(usage).isEqualTo(new KeyUsageCounts.Usage(40, 40));
    assertThat(line.path("times").asInt()).isEqualTo(40);
  }

  @Test
  void a_call_nobody_waited_for_is_no_error_of_its_key() {
    var counts = new KeyUsageCounts(database, Clock.systemUTC());
    var who = new Identity(OwnerKey.OWNER, ofKey(key.id()));
    List<LogLine> lines =
        Stream.of(null, AnsweredCall.CANCELLED, "not_found")
            .map(code -> LogLine.of(answered("req_some", who, null, code), Instant.now()))
            .toList();

    new RequestLogTable(database, transactions).add(lines, PATIENCE).block(PATIENCE);

    assertThat(usage(counts).block(PATIENCE)).isEqualTo(new KeyUsageCounts.Usage(3, 1));
  }

  @Test
  void a_stranger_from_another_address_than_a_scanners_is_found() throws Exception {
    var table = new Away(database);
    table.isAway = false;
    RequestLog log = log(table);

    for (int i = 0; i < 1_000; i++) {
      log.record(answered("req_scanner", null, "192.0.2.1", "missing_api_key"));
    }
    log.record(answered("req_customer", null, "192.0.2.2", "invalid_api_key"));
    log.start();
    stop(log);

    assertThat(written(table, "req_customer")).hasSize(1);
    assertThat(written(table, "req_scanner")).hasSizeLessThanOrEqualTo(2 * 6);
  }

  @Test
  void a_stranger_with_many_addresses_does_not_fill_the_log() throws Exception {
    var table = new Away(database);
    table.isAway = false;
    RequestLog log = new RequestLog(table, SETTINGS_OF_MANY, Clock.systemUTC(), noMeters());

    for (int i = 0; i < 6_000; i++) {
      log.record(answered("req_many", null, "192.0." + i, "missing_api_key"));
    }
    log.start();
    stop(log);

    assertThat(log.dropped()).isZero();
    assertThat(written(table, "req_many")).hasSizeLessThanOrEqualTo(2 * (100 + 5 + 1));
    assertThat(written(table, "req_many").stream().mapToInt(LogLine::times).sum()).isEqualTo(6_000);
  }

  private static Credential ofKey(long key) {
    Credential local = Credential.local();
    return new Credential(
        Credential.Kind.KEY, key, null, local.scopes(), local.toolsets(), null, false, false);
  }

  private static List<LogLine> written(Away table, String id) {
    return table.written.stream().filter(line -> line.requestId().equals(id)).toList();
  }

  private static AnsweredRequest turnedAway(String id, @Nullable Identity who, int status) {
    return new AnsweredRequest(
        id, who, null, Door.REST, null, "GET", "/api/v1/x", status, "refused", 1, null, null);
  }

  @Test
  void what_waits_is_written_at_the_end() throws Exception {
    var table = new Away(database);
    table.isAway = false;
    var slow =
        new RequestLogSettings(
            Duration.ofDays(30), 2_000, 5, Duration.ofHours(1), Duration.ofSeconds(10));
    var log = new RequestLog(table, slow, Clock.systemUTC(), noMeters());
    log.start();
    for (int i = 0; i < 1_200; i++) {
      log.record(answered("req_at_the_end"));
    }

    stop(log);

    assertThat(table.written).hasSize(1_200);
  }

  private static void stop(RequestLog log) throws InterruptedException {
    var stopped = new CountDownLatch(1);
    log.stop(stopped::countDown);
    assertThat(stopped.await(30, TimeUnit.SECONDS)).isTrue();
  }

  /// Writes nothing while it is away, and only remembers else.
  private static final class Away extends RequestLogTable {

    private final List<LogLine> written = new ArrayList<>();
    private volatile boolean isAway = true;

    Away(DatabaseClient database) {
      super(database, TestDoors.open().bean(TransactionalOperator.class));
    }

    @Override
    Mono<Void> add(List<LogLine> lines, Duration limit) {
      if (isAway) {
        return Mono.error(new IllegalStateException("the database is away"));
      }
      return Mono.fromRunnable(() -> written.addAll(lines));
    }
  }

  private static RequestLog log(RequestLogTable table) {
    return new RequestLog(table, SETTINGS, Clock.systemUTC(), noMeters());
  }

  private static org.springframework.beans.factory.ObjectProvider<MeterRegistry> noMeters() {
    return new StaticListableBeanFactory().getBeanProvider(MeterRegistry.class);
  }

  private static AnsweredRequest answered(String id) {
    return answered(id, new Identity(new AccountId(77), Credential.local()), null, null);
  }

  private static AnsweredRequest answered(
      String id, @Nullable Identity who, @Nullable String address, @Nullable String code) {
    return new AnsweredRequest(
        id,
        who,
        address,
        Door.REST,
        null,
        "GET",
        "/api/v1/x",
        code == null ? 200 : 400,
        code,
        1,
        null,
        null);
  }

  private static LogLine line(String id, Instant at) {
    return LogLine.of(answered(id), at);
  }

  private Mono<KeyUsage.Usage> usage(KeyUsageCounts counts) {
    return counts
        .last24Hours(OwnerKey.OWNER)
        .map(all -> all.getOrDefault(key.id(), new KeyUsage.Usage(0, 0)));
  }

  private String keyOfAnotherAccount() {
    long account =
        database
            .sql("insert into account (name) values ('stranger') returning id")
            .mapValue(Long.class)
            .one()
            .block(PATIENCE);
    doors.sql(
        "insert into subscription (account_id, plan_code, term, state, billing_day,"
            + " term_started_at)"
            + " values (%d, 'studio', 'annual', 'active', 1, now())".formatted(account));
    return doors.bean(ApiKeys.class).issue(new AccountId(account), "test").block(PATIENCE).text();
  }

  private Answer get(String path) {
    return doors.send(doors.stranger(path).header("X-Api-Key", key.text()));
  }

  private Answer post(String path, String body) {
    return doors.send(
        doors
            .stranger(path)
            .header("X-Api-Key", key.text())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static String id(Answer answer) {
    return answer.header("X-Request-Id");
  }

  /// The request as the owner of the installation finds it.
  private Answer logged(Answer answer) {
    return eventually(
        Mono.fromSupplier(() -> get("/api/v1/requests/" + id(answer))),
        found -> found.status() == 200);
  }

  private static <T> T eventually(Mono<T> look, Predicate<T> wished) {
    return Flux.interval(Duration.ZERO, Duration.ofMillis(50))
        .onBackpressureDrop()
        .publishOn(reactor.core.scheduler.Schedulers.boundedElastic())
        .concatMap(tick -> look, 1)
        .filter(wished)
        .next()
        .block(PATIENCE);
  }
}
