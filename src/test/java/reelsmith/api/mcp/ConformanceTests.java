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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.netty.DisposableServer;
import reelsmith.operation.AccountId;
import reelsmith.operation.Identity;
import reelsmith.operation.RequestIds;

/// Runs the official conformance suite of the protocol against our HTTP door.
class ConformanceTests {

  private static DisposableServer server;
  private static ClientSessions sessions;

  @BeforeAll
  static void serve() throws Exception {
    McpSettings settings = McpSettings.defaults();
    sessions = new ClientSessions(settings, Clock.systemUTC());
    var protocol =
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
        new TaskMethods(fixture::call, tasks, RequestIds.random()),
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

    var run = run(suite, "--suite", "active");

    assertThat(run.exitCode()).as(run.output()).isZero();
  }

  @Test
  void all_that_2025_11_25_requires_is_met() throws Exception {
    var suite =
        NodePackages.installed(
            "conformance-0.2.0-alpha.12",
            "node@22.23.3",
            "@modelcontextprotocol/conformance@0.2.0-alpha.12");

    var run = run(suite, "--requirements", "2025-11-25");

    assertThat(run.exitCode()).as(run.output()).isZero();
  }

  @Test
  void all_that_2026_07_28_requires_is_met() throws Exception {
    var suite =
        NodePackages.installed(
            "conformance-0.2.0-alpha.12",
            "node@22.23.3",
            "@modelcontextprotocol/conformance@0.2.0-alpha.12");

    var run = run(suite, "--requirements", "2026-07-28");

    assertThat(run.exitCode()).as(run.output()).isZero();
  }

  private static NodePackages.Run run(NodePackages suite, String... options) throws Exception {
    Path results = Files.createDirectories(Path.of("target", "conformance").toAbsolutePath());
    Path program =
        suite.folder().resolve("node_modules/@modelcontextprotocol/conformance/dist/index.js");
    List<String> command =
        new ArrayList<>(List.of(suite.node(), program.toString(), "server", "--url", url(), "-o"));
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
