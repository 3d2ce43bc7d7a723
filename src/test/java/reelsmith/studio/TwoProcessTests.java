package reelsmith.studio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.studio.SpendingTests.silent;
import static reelsmith.studio.TestStudio.json;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reelsmith.operation.Door;
import reelsmith.operation.Identity;
import reelsmith.operation.WireFormat;
import reelsmith.studio.BreakableConnections.Crash;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Two servers on one data folder, over HTTP; about 35 seconds.
class TwoProcessTests {

  /// What is promised is one second, which is how often keys are looked at. The rest is for a
  /// machine that has other work to do; a look that came much less often would be too late.
  static final Duration SOON = Duration.ofSeconds(3);

  private static TestStudio studio;
  private static ServerProcess other;

  @BeforeAll
  static void startBoth() {
    studio = TestStudio.idle();
    other = ServerProcess.start(studio.home());
  }

  @AfterAll
  static void stopOther() {
    other.close();
  }

  @Test
  void two_hundred_creates_at_once_spend_credits_for_three_on_three() {
    assertThreeOf(200);
  }

  @Test
  @Tag("long")
  void two_hundred_creates_at_once_spend_credits_for_three_on_three_again_and_again() {
    for (int round = 0; round < 100; round++) {
      assertThreeOf(200);
    }
  }

  private static void assertThreeOf(int calls) {
    Customer customer = Customer.with(studio, 3 * 40 + 39);
    String key = keyOf(customer);

    List<HttpResponse<String>> answers =
        all(
            IntStream.range(0, calls)
                .mapToObj(number -> create(number, key, UUID.randomUUID().toString())));

    assertThat(answers.stream().filter(answer -> answer.statusCode() == 202).count()).isEqualTo(3);
    assertThat(answers.stream().filter(answer -> answer.statusCode() == 402).count())
        .as("%s", statuses(answers))
        .isEqualTo(calls - 3);
    assertThat(customer.held()).isEqualTo(3 * 40);
    assertThat(customer.available()).isEqualTo(39);
    assertThat(count("video", customer)).isEqualTo(3);
    assertThat(count("run", customer)).isEqualTo(3);
    assertThat(count("credit_hold", customer)).isEqualTo(3);
    assertThat(customer.mistakes()).isEmpty();
  }

  @Test
  void two_hundred_creates_at_once_that_are_one_make_one_video_one_run_and_one_hold() {
    Customer customer = Customer.with(studio, 1000);
    String key = keyOf(customer);
    String idempotencyKey = UUID.randomUUID().toString();

    List<HttpResponse<String>> answers =
        all(IntStream.range(0, 200).mapToObj(number -> create(number, key, idempotencyKey)));

    List<HttpResponse<String>> accepted =
        answers.stream().filter(answer -> answer.statusCode() == 202).toList();
    Set<Long> videos =
        accepted.stream()
            .map(answer -> WireFormat.mapper().readTree(answer.body()).required("video_id"))
            .map(id -> id.asLong())
            .collect(Collectors.toSet());
    List<HttpResponse<String>> retried =
        all(
            IntStream.range(0, answers.size() - accepted.size())
                .mapToObj(number -> create(number, key, idempotencyKey)));

    assertThat(videos).hasSize(1);
    assertThat(retried)
        .allSatisfy(
            answer -> {
              assertThat(answer.statusCode()).isEqualTo(202);
              assertThat(WireFormat.mapper().readTree(answer.body()).required("video_id").asLong())
                  .isEqualTo(videos.iterator().next());
            });
    assertThat(answers.stream().filter(answer -> answer.statusCode() != 202))
        .as("%s", statuses(answers))
        .allSatisfy(answer -> assertThat(answer.body()).contains("idempotency_in_progress"));
    assertThat(count("video", customer)).isEqualTo(1);
    assertThat(count("run", customer)).isEqualTo(1);
    assertThat(count("credit_hold", customer)).isEqualTo(1);
    assertThat(customer.held()).isEqualTo(40);
    assertThat(customer.mistakes()).isEmpty();
  }

  /// With the engine at rest the video stays queued, and whoever waits for it waits on.
  ///
  /// @param told whether the database tells of it; when that is lost, only looking helps
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_key_that_is_revoked_here_ends_what_lasts_there_within_a_second(boolean told)
      throws Exception {
    Customer customer = Customer.with(studio, 1000);
    JsonNode made = keyMade(customer);
    String key = made.required("api_key").asString();
    long video = customer.create(brief());
    var wait =
        studio.sending(
            studio.request(other.address("/api/v1/story/videos/%d/wait".formatted(video)), key));
    String session = beginSession(key);
    InputStream sse = opened(listening("/sse", key));
    InputStream stream = opened(listening("/mcp", key).header("Mcp-Session-Id", session));
    InputStream tool =
        opened(
            rpc(
                    key,
                    """
                    {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{
                     "name":"wait_for_video","arguments":{"video_id":%d},
                     "_meta":{"progressToken":"p"}}}
                    """
                        .formatted(video))
                .header("Mcp-Session-Id", session));
    String begun = new BufferedReader(new InputStreamReader(tool, UTF_8)).readLine();

    revoke(customer, made.required("key_id").asLong(), told);
    long revoked = System.nanoTime();
    List<String> ends = List.of(wait.join().body(), rest(tool), rest(sse), rest(stream));
    Duration took = Duration.ofNanos(System.nanoTime() - revoked);

    assertThat(begun).isNotNull();
    assertThat(wait.join().statusCode()).isEqualTo(401);
    assertThat(ends.getFirst()).contains("invalid_api_key");
    assertThat(ends).noneMatch(end -> end.contains("structuredContent") || end.contains("queued"));
    assertThat(took).isLessThan(SOON);
  }

  private static void revoke(Customer customer, long key, boolean told) {
    if (told) {
      studio
          .calling(
              Identity.local(customer.account()),
              Door.COMMAND_LINE,
              "revoke_api_key",
              json("{}").put("key_id", key),
              null)
          .block(TestStudio.PATIENCE);
    } else {
      studio.sql("update api_key set revoked_at = now() where id = " + key);
    }
  }

  private static HttpRequest.Builder listening(String path, String key) {
    return studio.request(other.address(path), key).header("Accept", "text/event-stream");
  }

  private static HttpRequest.Builder rpc(String key, String message) {
    return studio
        .request(other.address("/mcp"), key)
        .header("Content-Type", "application/json")
        .header("Accept", "application/json, text/event-stream")
        .POST(HttpRequest.BodyPublishers.ofString(message));
  }

  /// Of the Model Context Protocol, in the other process.
  private static String beginSession(String key) {
    String session =
        studio
            .send(
                rpc(
                    key,
                    """
                    {"jsonrpc":"2.0","id":1,"method":"initialize","params":{
                     "protocolVersion":"2025-11-25","capabilities":{},
                     "clientInfo":{"name":"agent","version":"1"}}}
                    """))
            .headers()
            .firstValue("Mcp-Session-Id")
            .orElseThrow();
    studio.send(
        rpc(key, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}")
            .header("Mcp-Session-Id", session));
    return session;
  }

  private static InputStream opened(HttpRequest.Builder request) throws Exception {
    var response =
        HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }

  /// What still came. A stream that never ends fails with the time limit.
  private static String rest(InputStream stream) {
    String rest =
        Mono.fromCallable(() -> new String(stream.readAllBytes(), UTF_8))
            .subscribeOn(Schedulers.boundedElastic())
            .block(TestStudio.PATIENCE);
    return Objects.requireNonNull(rest);
  }

  @Test
  @Tag("long")
  void a_create_whose_process_is_killed_anywhere_is_finished_by_its_retry_elsewhere() {
    Customer customer = Customer.with(studio, 10_000);
    String key = keyOf(customer);
    int moments = moments(key, VIDEOS, brief());

    for (int moment = 1; moment <= moments; moment++) {
      long before = count("run", customer);
      killAndRetry(moment, key, VIDEOS, brief());

      assertThat(count("run", customer)).as("moment %d", moment).isEqualTo(before + 1);
      assertThat(customer.held()).isEqualTo(40L * (before + 1));
      assertThat(customer.mistakes()).isEmpty();
    }
  }

  @Test
  void a_create_whose_process_is_killed_between_commit_and_answer_is_answered_by_its_retry() {
    Customer customer = Customer.with(studio, 1_000);
    String key = keyOf(customer);
    int last = moments(key, VIDEOS, brief());
    String idempotencyKey = UUID.randomUUID().toString();

    kill(last, key, VIDEOS, brief(), idempotencyKey);
    long made = studio.number("select max(id) from video where account_id = " + customer.account());
    long videos = count("video", customer);
    JsonNode retried = retry(key, VIDEOS, brief(), idempotencyKey);

    assertThat(videos).isEqualTo(2);
    assertThat(retried.required("video_id").asLong()).isEqualTo(made);
    assertThat(count("video", customer)).isEqualTo(2);
    assertThat(customer.bills(made)).isEqualTo("40 held");
    assertThat(customer.held()).isEqualTo(2 * 40);
    assertThat(customer.mistakes()).isEmpty();
  }

  @Test
  @Tag("long")
  void a_render_whose_process_is_killed_anywhere_starts_one_run_and_holds_once() {
    Customer customer = Customer.with(studio, 10_000);
    String key = keyOf(customer);
    int moments = moments(key, render(aborted(customer)), json("{}"));

    for (int moment = 1; moment <= moments; moment++) {
      long video = aborted(customer);
      killAndRetry(moment, key, render(video), json("{}"));

      assertThat(customer.bills(video))
          .as("moment %d", moment)
          .isEqualTo("40 held, 0 used, 40 back; 40 held");
      assertThat(customer.mistakes()).isEmpty();
    }
  }

  private static long aborted(Customer customer) {
    long video = customer.create(brief());
    customer.abort(video);
    return video;
  }

  private static String render(long video) {
    return VIDEOS + "/" + video + "/render";
  }

  @Test
  @Tag("long")
  void an_abort_whose_process_is_killed_anywhere_gives_back_once() {
    Customer customer = Customer.with(studio, 40);
    String key = keyOf(customer);
    int moments = moments(key, abort(customer.create(brief())), json("{}"));

    for (int moment = 1; moment <= moments; moment++) {
      long video = customer.create(brief());
      killAndRetry(moment, key, abort(video), json("{}"));

      assertThat(customer.bills(video))
          .as("moment %d", moment)
          .isEqualTo("40 held, 0 used, 40 back");
      assertThat(customer.available()).isEqualTo(40);
      assertThat(customer.mistakes()).isEmpty();
    }
  }

  private static String abort(long video) {
    return VIDEOS + "/" + video + "/abort";
  }

  private static final String VIDEOS = "/api/v1/story/videos";

  /// How many moments a call has in which its process can be killed: before each statement, before
  /// the commit and after it. Makes the call once.
  private static int moments(String key, String path, ObjectNode body) {
    Crash counted = studio.connections().ofWrites();
    int before = counted.passed();
    retry(key, path, body, UUID.randomUUID().toString());
    int moments = counted.passed() - before;
    assertThat(moments).isGreaterThan(5);
    return moments;
  }

  private static void killAndRetry(int moment, String key, String path, ObjectNode body) {
    String idempotencyKey = UUID.randomUUID().toString();
    kill(moment, key, path, body, idempotencyKey);
    retry(key, path, body, idempotencyKey);
  }

  /// Calls a process that kills itself before it answers, so that nothing in it can tidy up.
  private static void kill(
      int moment, String key, String path, ObjectNode body, String idempotencyKey) {
    try (var doomed = ServerProcess.start(studio.home(), moment)) {
      HttpRequest.Builder request = request(doomed.address(path), key, idempotencyKey, body);
      boolean answered = studio.sending(request).handle((answer, error) -> error == null).join();
      assertThat(answered).as("answered before moment %d", moment).isFalse();
      assertThat(doomed.died()).as("died at moment %d", moment).isTrue();
    }
  }

  /// In a process that lives, where it goes through.
  private static JsonNode retry(String key, String path, ObjectNode body, String idempotencyKey) {
    HttpResponse<String> again = studio.sending(request(path, key, idempotencyKey, body)).join();
    assertThat(again.statusCode()).as("%s", again.body()).isBetween(200, 202);
    return WireFormat.mapper().readTree(again.body());
  }

  private static String keyOf(Customer customer) {
    return keyMade(customer).required("api_key").asString();
  }

  private static JsonNode keyMade(Customer customer) {
    return studio.call(
        "create_api_key_for_account",
        Door.COMMAND_LINE,
        json("{'label': 'Customer', 'for': 'integration'}")
            .put("account_id", customer.account().value()),
        null);
  }

  /// Every other call goes to the other process.
  private static CompletableFuture<HttpResponse<String>> create(
      int number, String key, String idempotencyKey) {
    return studio.sending(
        request(number % 2 == 0 ? VIDEOS : other.address(VIDEOS), key, idempotencyKey, brief()));
  }

  private static HttpRequest.Builder request(
      String address, String key, String idempotencyKey, ObjectNode body) {
    return studio
        .request(address, key)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", idempotencyKey)
        .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
  }

  private static ObjectNode brief() {
    return silent("a pond");
  }

  private static List<HttpResponse<String>> all(
      Stream<CompletableFuture<HttpResponse<String>>> calls) {
    List<CompletableFuture<HttpResponse<String>>> started = calls.toList();
    return started.stream().map(CompletableFuture::join).toList();
  }

  private static String statuses(List<HttpResponse<String>> answers) {
    return answers.stream()
        .collect(
            Collectors.groupingBy(
                answer ->
                    answer.statusCode()
                        + " "
                        + answer
                            .body()
                            .replaceAll(".*\"code\":\"([a-z_]+)\".*", "$1")
                            .replaceAll("(?s)^\\{.*", ""),
                Collectors.counting()))
        .toString();
  }

  private static long count(String table, Customer customer) {
    return studio.number(
        "select count(*) from %s where account_id = %s".formatted(table, customer.account()));
  }
}
