package reelsmith.studio;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reelsmith.account.ApiKeys;
import reelsmith.account.IssuedKey;
import reelsmith.account.OwnerKey;
import reelsmith.database.DatabaseSettings;
import reelsmith.database.DatabaseStart;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.JsonNode;

/// Secrets that are sent in every way a client might send them, and those of the server itself, are
/// found nowhere afterwards. Takes about 10 s.
class CanaryTests {

  private static final String CANARY = "CanaryBird" + "Tweets9".repeat(4);

  /// Has the shape of a key, but is none.
  private static final String FALSE_KEY = "rk_live_" + "Canary7".repeat(6) + "X";

  /// A request with secrets in the places where clients put them.
  private static final String SECRETS =
      """
      {"api_key": "%1$s", "password": "%1$s", "new_password": "%1$s", "signature": "%1$s",
       "webhook": {"url": "https://a.example/?token=%1$s", "secret": "%1$s"},
       "feed": "https://me:%1$s@a.example/", "webhook_secret": "%1$s", "nested": [{"clientSecret": "%1$s", "accessToken": "%1$s"}],
       "headers": {"Authorization": "Bearer %1$s", "Set-Cookie": "session=%1$s"}}
      """
          .formatted(CANARY);

  private static final String PEPPER = "CanaryPepper" + "Sneezes7".repeat(4);
  private static final String PASSWORD = "CanaryLetsIn" + "Nobody77".repeat(3);
  private static final String PROVIDER_KEY = "sk-CanarySin" + "gsForAll".repeat(3);

  /// Whatever the server itself is given to keep.
  private static final List<String> OF_THE_SERVER = List.of(PEPPER, PASSWORD, PROVIDER_KEY);

  private TestStudio studio = TestStudio.open();
  private final List<String> answers = new ArrayList<>();

  @Test
  void a_secret_is_found_nowhere_afterwards() {
    everythingIsAsked(
        List.of(
            studio.ownerKey(),
            kept(studio.home().resolve("keys/pepper")),
            kept(studio.home().resolve("postgres/password"))));
  }

  private static String kept(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// On a database whose address holds a password, with a provider that cannot be reached.
  @Test
  void what_the_environment_of_a_server_holds_is_found_nowhere_afterwards() {
    TestStudio embedded = studio;
    embedded.sql("create role canary login createdb password '%s'".formatted(PASSWORD));
    embedded.sql("create database canary owner canary");
    var address = embedded.bean(DatabaseStart.class).address().block(TestStudio.PATIENCE);
    studio =
        new TestStudio(
            TestStudio.temporaryFolder(),
            "--reelsmith.database.url=postgresql://canary:%s@%s:%d/canary"
                .formatted(PASSWORD, address.host(), address.port()),
            "--reelsmith.pepper=" + PEPPER,
            "--reelsmith.studio.script-writer=openai",
            "--reelsmith.studio.openai.api-key=" + PROVIDER_KEY,
            "--reelsmith.studio.openai.base-url=http://127.0.0.1:1/v1");
    // A server that starts sets the log up anew.
    var log = new ListAppender<ILoggingEvent>();
    log.start();
    var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    Level usual = root.getLevel();
    root.setLevel(Level.INFO);
    root.addAppender(log);
    try {
      failedFilm();
      everythingIsAsked(OF_THE_SERVER);
      assertThat(studio.bean(DatabaseSettings.class).toString()).doesNotContain(PASSWORD);
    } finally {
      studio.close();
      embedded.sql("drop database canary with (force)");
      embedded.sql("drop role canary");
    }
    root.detachAppender(log);
    root.setLevel(usual);
    assertThat(log.list).isNotEmpty().allSatisfy(event -> assertClean(event, OF_THE_SERVER));
  }

  /// Its writer is asked, with the key, and does not answer.
  private void failedFilm() {
    long video = studio.create(TestStudio.json("{'prompt': 'A fox who dreams of the sea.'}"));
    JsonNode view = studio.finished(video);
    assertThat(view.required("status").asString()).isEqualTo("failed");
    answers.add(view.toString());
  }

  private void everythingIsAsked(List<String> kept) {
    var log = new ListAppender<ILoggingEvent>();
    log.start();
    var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    var spring = (Logger) LoggerFactory.getLogger("org.springframework");
    // Other tests of the same run make the log quieter.
    Level usual = root.getLevel();
    root.setLevel(Level.INFO);
    root.addAppender(log);
    spring.addAppender(log);
    IssuedKey key =
        studio.bean(ApiKeys.class).issue(OwnerKey.OWNER, "canary").block(TestStudio.PATIENCE);

    List<String> secrets = new ArrayList<>();
    secrets.addAll(kept);
    secrets.addAll(List.of(CANARY, FALSE_KEY, key.text()));

    restCalls(key.text());
    agentCalls(key.text());
    secrets.addAll(keysMade(key.text()));
    secrets.addAll(signedIn(studio.hostKey()));
    waitUntilLogged(key.id());
    exports(key.text());
    root.setLevel(usual);
    root.detachAppender(log);
    spring.detachAppender(log);

    assertThat(answers).hasSizeGreaterThan(15).allSatisfy(text -> assertClean(text, secrets));
    assertThat(log.list).isNotEmpty().allSatisfy(event -> assertClean(event, secrets));
    for (String secret : secrets) {
      assertThat(columnsThatHold(tail(secret))).isEmpty();
    }
    assertThat(columnsThatHold("[redacted]")).anyMatch(place -> place.contains("request_log"));
  }

  private static void assertClean(ILoggingEvent event, List<String> secrets) {
    assertClean(event.getFormattedMessage(), secrets);
    assertClean(ThrowableProxyUtil.asString(event.getThrowableProxy()), secrets);
  }

  private static void assertClean(String text, List<String> secrets) {
    assertThat(text).doesNotContain(secrets.stream().map(CanaryTests::tail).toList());
  }

  /// A key is shown by its first characters; the rest alone would give it away too.
  private static String tail(String secret) {
    return secret.substring(12);
  }

  /// A person joins with the canary as password and signs in with it, rightly and wrongly. Only the
  /// answers that bring the link and the cookie may hold them.
  private List<String> signedIn(String key) {
    String email = "canary@example.com";
    String link =
        WireFormat.mapper()
            .readTree(
                studio
                    .send(
                        post(
                                "/api/v1/account/members",
                                "{\"email\":\"%s\",\"name\":\"C\",\"role\":\"viewer\"}"
                                    .formatted(email))
                            .header("X-Api-Key", key))
                    .body())
            .path("link")
            .asString();
    String password = "{\"password\":\"%s\"}".formatted(CANARY);
    String signIn = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, CANARY);
    HttpResponse<byte[]> joined =
        studio.send(post(link.replaceAll("^https?://[^/]+", ""), password));
    HttpResponse<byte[]> session = studio.send(post("/sign-in", signIn));
    assertThat(joined.statusCode() / 100)
        .as(new String(joined.body(), StandardCharsets.UTF_8))
        .isEqualTo(2);
    assertThat(session.statusCode()).isEqualTo(200);
    String cookie = session.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
    send(studio.stranger("/api/v1/people/me").header("Cookie", cookie));
    send(studio.stranger("/api/v1/account/members").header("Cookie", cookie));
    send(post("/sign-in", signIn.replace(email, "nobody@example.com")));
    send(post("/sign-in", signIn + "}"));
    send(post("/sign-out", "{}").header("Cookie", cookie));
    answers.add(new String(session.body(), StandardCharsets.UTF_8));
    return List.of(link.replaceAll(".*token=", ""), cookie.replaceAll("^[^=]*=", ""));
  }

  /// Keys are made through every door and used. Only the one answer that brings a key may hold it.
  private List<String> keysMade(String key) {
    List<String> made = new ArrayList<>();
    for (String path : List.of("/api/v1/account/api-keys", "/api/v1/host/accounts/1/api-keys")) {
      made.add(
          WireFormat.mapper()
              .readTree(
                  studio.send(post(path, "{\"label\":\"made\"}").header("X-Api-Key", key)).body())
              .path("api_key")
              .asString());
    }
    var agent = new Agent(studio, key);
    made.add(
        agent
            .call("create_api_key", TestStudio.json("{'label': 'made'}"))
            .at("/structuredContent/api_key")
            .asString());
    for (String text : made) {
      send(studio.request("/api/v1/account", text));
      send(studio.request("/api/v1/account/api-keys?limit=" + text, text));
    }
    for (String tool : List.of("list_api_keys", "list_requests", "get_account", "get_statement")) {
      answers.add(agent.call(tool, TestStudio.json("{}")).toString());
    }
    return made;
  }

  private void restCalls(String key) {
    for (String path :
        List.of(
            "/api/v1/story/videos",
            "/api/v1/cost-estimate",
            "/api/v1/account/readiness",
            "/api/v1/nowhere?api_key=" + CANARY)) {
      send(post(path, SECRETS).header("X-Api-Key", key));
      send(post(path, SECRETS).header("X-Api-Key", key).header("X-Trending-Signature", CANARY));
      send(post(path, SECRETS));
      send(post(path, SECRETS).header("X-Api-Key", FALSE_KEY));
      send(post(path, SECRETS.substring(0, SECRETS.length() - 5)).header("X-Api-Key", key));
    }
    send(studio.request("/api/v1/videos?signature=%1$s&token=%1$s".formatted(CANARY), key));
    send(studio.stranger("/api/v1/videos").header("Cookie", "session=" + CANARY));
    send(
        studio.stranger(
            "/files/%s/a.mp4?expires=1&signature=%s".formatted(UUID.randomUUID(), CANARY)));
    send(studio.request("/api/v1/videos?limit=" + FALSE_KEY, key));
    send(studio.request("/api/v1/videos?limit=https%3A%2F%2Fme%3A" + CANARY + "%40a", key));
  }

  private HttpRequest.Builder post(String path, String body) {
    return studio
        .stranger(path)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .POST(BodyPublishers.ofString(body));
  }

  private void agentCalls(String key) {
    HttpResponse<byte[]> opened =
        send(
            agent(
                key,
                """
                {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25",
                 "capabilities":{},"clientInfo":{"name":"canary","version":"1"}}}
                """));
    String session = opened.headers().firstValue("Mcp-Session-Id").orElseThrow();
    for (String tool : List.of("create_story_video", "estimate_cost", "check_readiness")) {
      send(
          agent(
                  key,
                  """
                  {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"%s","arguments":%s}}
                  """
                      .formatted(tool, SECRETS))
              .header("Mcp-Session-Id", session));
    }
    send(agent(FALSE_KEY, "{}"));
    send(agent(key, SECRETS).header("Mcp-Session-Id", CANARY));
  }

  private HttpRequest.Builder agent(String key, String body) {
    return studio
        .request("/mcp", key)
        .header("Content-Type", "application/json")
        .header("Accept", "application/json, text/event-stream")
        .POST(BodyPublishers.ofString(body));
  }

  /// What can be had of the log afterwards.
  private void exports(String key) {
    for (String file : List.of("ledger.csv", "statement.csv", "statement.pdf")) {
      HttpResponse<byte[]> export = send(studio.request("/api/v1/account/" + file, key));
      assertThat(export.statusCode()).isEqualTo(200);
      if (file.endsWith("pdf")) {
        answers.add(pageText(export.body()));
      }
    }
    HttpResponse<byte[]> list = send(studio.request("/api/v1/requests?limit=100", key));
    WireFormat.mapper()
        .readTree(list.body())
        .path("requests")
        .forEach(
            entry ->
                send(
                    studio.request(
                        "/api/v1/requests/" + entry.path("request_id").asString(), key)));
  }

  private static String pageText(byte[] document) {
    try (var pages = Loader.loadPDF(document)) {
      return new PDFTextStripper().getText(pages);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) {
    HttpResponse<byte[]> response = studio.send(request);
    answers.add(response.headers().map() + new String(response.body(), StandardCharsets.UTF_8));
    return response;
  }

  private void waitUntilLogged(long key) {
    Flux.interval(Duration.ofMillis(100))
        .onBackpressureDrop()
        .concatMap(
            tick ->
                studio
                    .bean(DatabaseClient.class)
                    .sql("select count(*) from request_log where key_id = " + key)
                    .mapValue(Long.class)
                    .one(),
            1)
        .filter(count -> count >= 18)
        .blockFirst(TestStudio.PATIENCE);
  }

  /// Every place of the database whose text holds the word.
  private List<String> columnsThatHold(String word) {
    DatabaseClient database = studio.bean(DatabaseClient.class);
    return database
        .sql(
            """
            select format('select %L from %I.%I where position(%L in %I::text) > 0 limit 1',
              table_name || '.' || column_name, table_schema, table_name, cast(:word as text),
              column_name)
            from information_schema.columns
            where table_schema = 'public' and (data_type in
              ('text', 'character varying', 'json', 'jsonb', 'ARRAY', 'xml'))
            """)
        .bind("word", word)
        .mapValue(String.class)
        .all()
        .collectList()
        .flatMapMany(Flux::fromIterable)
        .concatMap(query -> database.sql(query).mapValue(String.class).all())
        .collectList()
        .block(TestStudio.PATIENCE);
  }
}
