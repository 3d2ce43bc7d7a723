package reelsmith.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.studio.TestStudio.json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reelsmith.credits.GrantKind;
import reelsmith.credits.Ledger;
import reelsmith.credits.NewGrant;
import reelsmith.doctor.Finding;
import reelsmith.doctor.HealthCheck;
import reelsmith.operation.Door;
import reelsmith.stage.Eviction;
import reelsmith.upkeep.Chore;
import reelsmith.upkeep.Housekeeper;
import reelsmith.upkeep.Sweep;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What is cut back while the studio runs, the whole product; about ten seconds.
class HousekeepingTests {

  private final TestStudio studio = TestStudio.open();

  @Test
  void a_film_is_served_and_can_be_made_again_after_its_segments_were_evicted() throws IOException {
    long video =
        studio.create(
            json(
                """
                {'voice': {'enabled': false}, 'script': {'slides': [{'picture': 'a quiet pond'}]}}
                """));
    JsonNode film = studio.finished(video);
    List<Path> segments = segmentsOf(video);
    assertThat(segments).isNotEmpty().allMatch(Files::exists);

    evictEverything();
    assertThat(segments).as("used a moment ago").allMatch(Files::exists);

    unusedForHours(segments);
    setRun(video, "running");
    evictEverything();
    assertThat(segments).as("an active run counts on them").allMatch(Files::exists);

    setRun(video, "completed");
    evictEverything();
    assertThat(segments).noneMatch(Files::exists);
    assertThat(sizeOf(film)).isEqualTo(film.at("/render/size_bytes").asLong());
    assertThat(studio.send(studio.request(urlOf(film))).statusCode()).isEqualTo(200);

    setRun(video, "failed");
    sql("delete from item where stage = 'film' and subject = " + video);
    studio.call("render_video", Door.REST, named(video), UUID.randomUUID().toString());
    JsonNode again = studio.finished(video);
    assertThat(again.required("status").asString()).as(again.toString()).isEqualTo("completed");
    assertThat(segments).allMatch(Files::exists);
    assertThat(Files.exists(Path.of(again.at("/render/file_path").asString()))).isTrue();
  }

  @Test
  void half_a_segment_is_filmed_again() throws IOException {
    long video =
        studio.create(
            json(
                """
                {'voice': {'enabled': false}, 'script': {'slides': [{'picture': 'a dry well'}]}}
                """));
    studio.finished(video);
    Path segment = segmentsOf(video).getFirst();
    byte[] whole = Files.readAllBytes(segment);

    Files.write(segment, Arrays.copyOf(whole, whole.length / 2));
    setRun(video, "failed");
    sql("delete from item where stage = 'film' and subject = " + video);
    studio.call("render_video", Door.REST, named(video), UUID.randomUUID().toString());

    JsonNode again = studio.finished(video);
    assertThat(again.required("status").asString()).as(again.toString()).isEqualTo("completed");
    assertThat(segment).hasBinaryContent(whole);
  }

  @Test
  void leftovers_go_and_what_an_active_run_is_writing_stays() throws IOException {
    Path work = Files.createDirectories(studio.home().resolve("temp/work-test"));
    Path abandoned = Files.writeString(work.resolve(UUID.randomUUID() + "-film.mp4"), "left");
    UUID run = UUID.randomUUID();
    Path written = Files.writeString(work.resolve(run + "-film.mp4"), "being written");
    unusedForHours(List.of(abandoned, written));
    sql(
        """
        insert into run (id, account_id, subject, template, state, input, deadline_at)
        values ('%s', 1, -77, 'story', 'running', '{}', now() + interval '1 hour')
        """
            .formatted(run));

    evictEverything();
    sql("delete from run where subject = -77");

    assertThat(abandoned).doesNotExist();
    assertThat(written).exists();
    Files.delete(written);
  }

  @Test
  void expired_credits_are_written_down_by_the_next_round_of_chores() {
    Customer customer = Customer.with(studio, 0);
    var grant =
        new NewGrant(
            customer.account(),
            GrantKind.PROMO,
            30,
            Instant.now().plus(Duration.ofMillis(300)),
            null,
            "Promotion");
    studio.bean(Ledger.class).grant(grant).block(TestStudio.PATIENCE);
    long before = customer.available();
    Chore expiry = studio.bean("expiry", Chore.class);

    TestStudio.await(
        () -> {
          expiry.round().block(TestStudio.PATIENCE);
          return customer.available() == 0;
        });

    assertThat(before).isEqualTo(30);
    assertThat(customer.mistakes()).isEmpty();
  }

  @Test
  void rows_that_nobody_needs_go_and_the_others_stay() {
    sql(
        """
        insert into outbox (event, published_at)
        select jsonb_build_object('sweep', n), clock_timestamp() - interval '8 days'
        from generate_series(1, 2500) n
        """);
    sql(
        """
        insert into outbox (event, published_at)
        values ('{"sweep": 0}', clock_timestamp() - interval '6 days')
        """);
    sql(
        """
        insert into idempotency (account_id, operation, key, input_digest, expires_at)
        values (1, 'sweep', 'old', 'd', now() - interval '1 minute'),
          (1, 'sweep', 'new', 'd', now() + interval '1 minute')
        """);
    sql(
        """
        insert into worker (id, seen_at) values
          ('sweep-old', clock_timestamp() - interval '25 hours'),
          ('sweep-new', clock_timestamp() - interval '23 hours')
        """);

    studio.bean(Housekeeper.class).round().block(TestStudio.PATIENCE);

    assertThat(
            studio.text(
                "select string_agg(event->>'sweep', ' ') from outbox where jsonb_exists(event, 'sweep')"))
        .isEqualTo("0");
    assertThat(
            studio.text("select string_agg(key, ' ') from idempotency where operation = 'sweep'"))
        .isEqualTo("new");
    assertThat(studio.text("select string_agg(id, ' ') from worker where id like 'sweep-%'"))
        .isEqualTo("sweep-new");
    sql("delete from outbox where jsonb_exists(event, 'sweep')");
    sql("delete from worker where id like 'sweep-%'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"outbox", "idempotency", "request_log", "rate_window"})
  void a_sweep_reads_none_of_the_many_rows_that_stay(String table) {
    Grown grown = Grown.named(table);
    // The old ones come last, so that whoever goes through the others first reads all of them.
    sql(grown.rows("interval '0'", 20_000));
    sql(grown.rows("interval '9 years'", 10));
    sql("analyze " + table);
    try {
      assertThat(rowsReadBy(studio.bean(grown.sweep(), Sweep.class), table)).isBetween(10L, 1000L);
    } finally {
      sql("delete from %s where %s = 'grown'".formatted(table, grown.mark()));
    }
  }

  /// How a table is made to grow.
  ///
  /// @param mark tells these rows from others
  /// @param insert a row whose age is to be filled in
  private record Grown(String sweep, String mark, String insert) {

    static Grown named(String table) {
      return switch (table) {
        case "outbox" ->
            new Grown(
                "publishedFacts",
                "event ->> 'name'",
                """
                insert into outbox (event, published_at) select '{"name": "grown"}', now() - %s
                """);
        case "idempotency" ->
            new Grown(
                "expiredKeys",
                "operation",
                """
                insert into idempotency (account_id, operation, key, input_digest, expires_at)
                select 1, 'grown', gen_random_uuid(), 'd', now() + interval '1 hour' - %s
                """);
        case "request_log" ->
            new Grown(
                "requestLogSweep",
                "request_id",
                """
                insert into request_log (request_id, door, took_ms, at)
                select 'grown', 'rest', 1, now() - %s
                """);
        default ->
            new Grown(
                "rateSweep",
                "policy",
                """
                insert into rate_window (subject, policy, taken, window_start)
                select gen_random_uuid(), 'grown', 1, now() - %s
                """);
      };
    }

    String rows(String age, int count) {
      return insert.formatted(age) + " from generate_series(1, %d)".formatted(count);
    }
  }

  private long rowsReadBy(Sweep sweep, String table) {
    DatabaseClient database = studio.bean(DatabaseClient.class);
    Mono<Long> read =
        database
            .sql(
                """
                select seq_tup_read + coalesce(idx_tup_fetch, 0)
                from pg_stat_xact_user_tables where relname = :table
                """)
            .bind("table", table)
            .mapValue(Long.class)
            .one();
    return read.flatMap(before -> sweep.remove(1000).then(read).map(after -> after - before))
        .as(studio.bean(TransactionalOperator.class)::transactional)
        .blockOptional(TestStudio.PATIENCE)
        .orElseThrow();
  }

  @Test
  void while_another_process_sweeps_this_one_leaves_the_rows_to_it() {
    sql(
        """
        insert into worker (id, seen_at)
        values ('sweep-theirs', clock_timestamp() - interval '25 hours')
        """);

    studio
        .bean(DatabaseClient.class)
        .sql("select pg_advisory_xact_lock(hashtext('reelsmith_sweep'))")
        .then()
        .then(
            // Without the surrounding transaction, as another process would.
            studio.bean(Housekeeper.class).round().contextWrite(context -> Context.empty()))
        .as(studio.bean(TransactionalOperator.class)::transactional)
        .block(TestStudio.PATIENCE);

    assertThat(studio.text("select count(*)::text from worker where id = 'sweep-theirs'"))
        .isEqualTo("1");
    studio.bean(Housekeeper.class).round().block(TestStudio.PATIENCE);
    assertThat(studio.text("select count(*)::text from worker where id = 'sweep-theirs'"))
        .isEqualTo("0");
  }

  @Test
  void doctor_says_how_much_room_is_taken_and_how_much_may_be() {
    Finding finding = studio.bean("dataUseCheck", HealthCheck.class).examine().block();

    assertThat(finding).isNotNull();
    assertThat(finding.outcome()).isEqualTo(Finding.Outcome.OK);
    assertThat(finding.message()).matches("\\d+[.,]\\d of at most 21[.,]5 GB");
  }

  private void evictEverything() {
    studio.bean(Eviction.class).shrinkTo(0).block(TestStudio.PATIENCE);
  }

  private List<Path> segmentsOf(long video) {
    String digests =
        studio.text(
            "select string_agg(input_digest, ' ') from item where stage = 'segments' and subject = "
                + video);
    return Stream.of(digests.split(" "))
        .map(digest -> studio.home().resolve("files/segments/%s.mp4".formatted(digest)))
        .toList();
  }

  private static void unusedForHours(List<Path> files) throws IOException {
    FileTime old = FileTime.from(Instant.now().minus(Duration.ofHours(2)));
    for (Path file : files) {
      Files.setLastModifiedTime(file, old);
    }
  }

  private void setRun(long video, String state) {
    sql("update run set state = '%s' where subject = %d".formatted(state, video));
  }

  private static long sizeOf(JsonNode film) throws IOException {
    return Files.size(Path.of(film.at("/render/file_path").asString()));
  }

  private static String urlOf(JsonNode film) {
    return film.at("/render/render_url").asString();
  }

  private static ObjectNode named(long video) {
    return json("{}").put("video_id", video);
  }

  private void sql(String statement) {
    studio.bean(DatabaseClient.class).sql(statement).then().block(TestStudio.PATIENCE);
  }
}
