package reelsmith.api.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.spec.McpSchema.Implementation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.netty.DisposableServer;
import reelsmith.operation.AccountId;
import reelsmith.operation.Identity;
import reelsmith.operation.RequestIds;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.JsonNode;

/// Runs the official conformance suite of the protocol against our HTTP door.
class ConformanceTests {

  private static DisposableServer server;
  private static ClientSessions sessions;
  private static McpProtocol protocol;

  @BeforeAll
  static void serve() throws Exception {
    McpSettings settings = McpSettings.defaults();
    sessions = new ClientSessions(settings, Clock.systemUTC());
    protocol =
        McpProtocol.of(
            Implementation.builder("conformance", "1").build(),
            "Conformance fixture",
            groups(),
            Duration.ofSeconds(30),
            ToyStudio.states(Clock.systemUTC()));
    server =
        ToyStudio.serve(
            protocol,
            sessions,
            settings,
            (exchange, chain) -> {
              exchange
                  .getAttributes()
                  .put(HttpRules.IDENTITY_ATTRIBUTE, Identity.local(new AccountId(1)));
              return chain.filter(exchange);
            });
    answersAtAll();
  }

  static List<MethodGroup> groups() {
    var tasks = new ConformanceTasks();
    var fixture = new ConformanceFixture(tasks);
    return List.of(
        fixture,
        new TaskMethods(fixture::call, (tool, offered) -> {}, tasks, RequestIds.random()),
        new SubscriptionMethods(
            new ListenStreams(), new ResourceSubscriptions(), tasks, RequestIds.random()));
  }

  /// A server that is not there passes many checks, because none of its messages are wrong.
  private static void answersAtAll() throws Exception {
    String initialize =
        """
        {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25",
        "capabilities":{},"clientInfo":{"name":"health","version":"1"}}}\
        """;
    var response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(url()))
                    .header("Content-Type", "application/json")
                    .header("Accept", "application/json, text/event-stream")
                    .POST(HttpRequest.BodyPublishers.ofString(initialize))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    sessions.stop();
    server.disposeNow();
  }

  @Test
  void the_released_suite_passes() throws Exception {
    var suite =
        NodePackages.installed(
            "conformance-0.1.16", "node@22.23.3", "@modelcontextprotocol/conformance@0.1.16");

    var run = run(suite, url(), "--suite", "active");

    assertThat(run.exitCode()).as(run.output()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025-11-25", "2026-07-28"})
  void everything_about_a_revision_is_met_whether_required_or_not(String revision)
      throws Exception {
    var run = run(newest(), url(), "--requirements", revision);

    assertThat(run.exitCode()).as(run.output()).isZero();
    assertThat(run.failed()).as(run.output()).isEmpty();
  }

  /// What is asked of a server there can only be answered by Streamable HTTP itself. The bridge
  /// adds nothing, so these checks fail over the other doors, and no others:
  ///
  /// - a door without headers has no Host, and the bridge checks none
  /// - DELETE reaches the bridge; a conversation ends with its stream or input
  /// - a status of HTTP is judged, and whether headers say what the body says
  private static final Map<String, Map<String, Set<String>>> ABOUT_HTTP =
      Map.of(
          "2025-11-25",
          Map.of(
              "dns-rebinding-protection",
              Set.of("localhost-host-rebinding-rejected"),
              "server-session-lifecycle",
              Set.of("server-session-lifecycle-error")),
          "2026-07-28",
          Map.of(
              "dns-rebinding-protection",
              Set.of("localhost-host-rebinding-rejected"),
              "server-stateless",
              Set.of(
                  "sep-2575-http-server-header-mismatch-400",
                  "sep-2575-http-server-meta-invalid-400",
                  "sep-2575-http-server-method-not-found-404",
                  "sep-2575-http-server-method-not-found-404-initialize",
                  "sep-2575-http-server-method-not-found-404-logging-setlevel",
                  "sep-2575-http-server-method-not-found-404-ping",
                  "sep-2575-http-server-method-not-found-404-resources-subscribe",
                  "sep-2575-http-server-method-not-found-404-resources-unsubscribe",
                  "sep-2575-http-server-unsupported-version-400",
                  "sep-2575-missing-capability-http-400"),
              "http-header-validation",
              Set.of("sep-2243-server-reject-invalid-headers"),
              "http-custom-header-server-validation",
              Set.of(
                  "sep-2243-server-reject-invalid-param-chars",
                  "sep-2243-server-reject-param-mismatch",
                  "sep-2243-server-validate-param-match"),
              "tasks-request-headers",
              Set.of(
                  "sep-2663-server-rejects-mismatched-mcp-name-on-tasks-get",
                  "tasks-headers-reject-mismatched-method")));

  @ParameterizedTest
  @ValueSource(strings = {"2025-11-25", "2026-07-28"})
  void over_stdio_all_is_met_that_is_not_about_http(String revision) throws Exception {
    var door = BridgedDoors.stdio(protocol, sessions, McpSettings.defaults());
    try (var bridge = new DoorBridge(door)) {
      var run = run(newest(), bridge.url(), "--requirements", revision);

      assertThat(run.failed()).as(run.output()).isEqualTo(ABOUT_HTTP.get(revision));
      assertThat(run.passed()).as(run.output()).hasSizeGreaterThan(25);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025-11-25", "2026-07-28"})
  void over_sse_all_is_met_that_is_not_about_streamable_http(String revision) throws Exception {
    String base = "http://localhost:" + server.port();
    try (var bridge = new DoorBridge(BridgedDoors.sse(base))) {
      var run = run(newest(), bridge.url(), "--requirements", revision);

      assertThat(run.failed()).as(run.output()).isEqualTo(ABOUT_HTTP.get(revision));
      assertThat(run.passed()).as(run.output()).hasSizeGreaterThan(25);
    }
  }

  /// What the suite found.
  ///
  /// @param failed the checks that failed, by their scenarios
  /// @param passed the scenarios in which something was checked and all was well
  private record SuiteRun(
      int exitCode, String output, Map<String, Set<String>> failed, Set<String> passed) {

    private static final Pattern FOLDER = Pattern.compile("server-(.+)-\\d{4}-\\d\\d-\\d\\dT.*");

    static SuiteRun of(NodePackages.Run run, Path results) throws IOException {
      Map<String, Set<String>> failed = new TreeMap<>();
      Set<String> passed = new TreeSet<>();
      try (Stream<Path> folders = Files.list(results)) {
        for (Path folder : folders.toList()) {
          Matcher name = FOLDER.matcher(folder.getFileName().toString());
          Path file = folder.resolve("checks.json");
          if (name.matches() && Files.exists(file)) {
            JsonNode checks = WireFormat.mapper().readTree(Files.readString(file));
            Set<String> bad = ids(checks, "FAILURE");
            if (!bad.isEmpty()) {
              failed.put(name.group(1), bad);
            } else if (!ids(checks, "SUCCESS").isEmpty()) {
              passed.add(name.group(1));
            }
          }
        }
      }
      return new SuiteRun(run.exitCode(), run.output(), failed, passed);
    }

    private static Set<String> ids(JsonNode checks, String status) {
      return checks
          .valueStream()
          .filter(check -> check.path("status").asString().equals(status))
          .map(check -> check.path("id").asString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static NodePackages newest() throws Exception {
    return NodePackages.installed(
        "conformance-0.2.0-alpha.12",
        "node@22.23.3",
        "@modelcontextprotocol/conformance@0.2.0-alpha.12");
  }

  private static SuiteRun run(NodePackages suite, String url, String... options) throws Exception {
    Path all = Files.createDirectories(Path.of("target", "conformance").toAbsolutePath());
    Path results = Files.createTempDirectory(all, "run");
    Path program =
        suite.folder().resolve("node_modules/@modelcontextprotocol/conformance/dist/index.js");
    List<String> command =
        new ArrayList<>(List.of(suite.node(), program.toString(), "server", "--url", url, "-o"));
    command.add(results.toString());
    command.addAll(List.of(options));
    var run = NodePackages.run(suite.folder(), 180, command);
    System.out.println(summary(run.output()));
    return SuiteRun.of(run, results);
  }

  private static String summary(String output) {
    int start = Math.max(output.lastIndexOf("SUMMARY"), 0);
    return output.substring(start);
  }

  /// By name, because the suite also sends a foreign Host.
  private static String url() {
    return "http://localhost:%d/mcp".formatted(server.port());
  }
}
