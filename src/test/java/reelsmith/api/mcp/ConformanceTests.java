package reelsmith.api.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.spec.McpSchema.Implementation;
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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.netty.DisposableServer;
import reelsmith.operation.AccountId;
import reelsmith.operation.Identity;
import reelsmith.operation.RequestIds;

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
        "capabilities":{},"clientInfo":{"name":"health","version":"1"}}}""";
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
    assertThat(failed(run)).as(run.output()).isEmpty();
  }

  /// What is asked of a server there can only be answered by Streamable HTTP itself. The bridge
  /// adds nothing, so it fails over the other doors.
  private static final Map<String, Map<String, String>> ABOUT_HTTP =
      Map.of(
          "2025-11-25",
          Map.of(
              "dns-rebinding-protection",
              "a door without headers has no Host; the bridge checks none",
              "server-session-lifecycle",
              "DELETE reaches the bridge; a conversation ends with its stream or input"),
          "2026-07-28",
          Map.of(
              "dns-rebinding-protection",
              "a door without headers has no Host; the bridge checks none",
              "server-stateless",
              "judges HTTP statuses beside the codes",
              "http-header-validation",
              "is about headers",
              "http-custom-header-server-validation",
              "is about headers",
              "tasks-request-headers",
              "is about headers"));

  @ParameterizedTest
  @ValueSource(strings = {"2025-11-25", "2026-07-28"})
  void over_stdio_all_is_met_that_is_not_about_http(String revision) throws Exception {
    var door = BridgedDoors.stdio(protocol, sessions, McpSettings.defaults());
    try (var bridge = new DoorBridge(door)) {
      var run = run(newest(), bridge.url(), "--requirements", revision);

      assertThat(failed(run)).as(run.output()).isEqualTo(ABOUT_HTTP.get(revision).keySet());
      assertThat(passed(run)).as(run.output()).hasSizeGreaterThan(25);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025-11-25", "2026-07-28"})
  void over_sse_all_is_met_that_is_not_about_streamable_http(String revision) throws Exception {
    String base = "http://localhost:" + server.port();
    try (var bridge = new DoorBridge(BridgedDoors.sse(base))) {
      var run = run(newest(), bridge.url(), "--requirements", revision);

      assertThat(failed(run)).as(run.output()).isEqualTo(ABOUT_HTTP.get(revision).keySet());
      assertThat(passed(run)).as(run.output()).hasSizeGreaterThan(25);
    }
  }

  private static Set<String> failed(NodePackages.Run run) {
    return scenarios(run, "\u2717 ([a-z0-9-]+): \\d+ passed");
  }

  private static Set<String> passed(NodePackages.Run run) {
    return scenarios(run, "\u2713 ([a-z0-9-]+): [1-9]\\d* passed, 0 failed");
  }

  private static Set<String> scenarios(NodePackages.Run run, String line) {
    return Pattern.compile(line)
        .matcher(run.output())
        .results()
        .map(result -> result.group(1))
        .collect(Collectors.toSet());
  }

  private static NodePackages newest() throws Exception {
    return NodePackages.installed(
        "conformance-0.2.0-alpha.12",
        "node@22.23.3",
        "@modelcontextprotocol/conformance@0.2.0-alpha.12");
  }

  private static NodePackages.Run run(NodePackages suite, String url, String... options)
      throws Exception {
    Path results = Files.createDirectories(Path.of("target", "conformance").toAbsolutePath());
    Path program =
        suite.folder().resolve("node_modules/@modelcontextprotocol/conformance/dist/index.js");
    List<String> command =
        new ArrayList<>(List.of(suite.node(), program.toString(), "server", "--url", url, "-o"));
    command.add(results.toString());
    command.addAll(List.of(options));
    var run = NodePackages.run(suite.folder(), 180, command);
    System.out.println(summary(run.output()));
    return run;
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
