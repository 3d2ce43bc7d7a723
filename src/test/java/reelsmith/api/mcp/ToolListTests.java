package reelsmith.api.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.spec.McpSchema.Implementation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reelsmith.api.schema.Operations;
import reelsmith.operation.AccountId;
import reelsmith.operation.Call;
import reelsmith.operation.Identity;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationCatalog;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.RequestIds;
import reelsmith.operation.ToolFiles;
import reelsmith.operation.Toolset;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.JsonNode;

/// The product's tools as clients see them: over every transport and in every revision exactly the
/// files of `tools-schema/`, in one order, and to the liking of the official inspector.
class ToolListTests {

  private static final Path FILES = Path.of("tools-schema");

  private static ClientSessions sessions;
  private static McpProtocol protocol;
  private static DisposableServer server;

  /// What an operation says about itself; nobody calls it here.
  private record Described(OperationSpec<Record, Record> spec)
      implements Operation<Record, Record> {

    @SuppressWarnings("unchecked")
    static Operation<?, ?> of(OperationSpec<?, ?> spec) {
      return new Described((OperationSpec<Record, Record>) spec);
    }

    @Override
    public Mono<Record> run(Call<Record> call) {
      throw new UnsupportedOperationException();
    }
  }

  @BeforeAll
  static void serve() {
    List<Operation<?, ?>> operations = new ArrayList<>();
    Operations.specs().forEach(spec -> operations.add(Described.of(spec)));
    var catalog = new OperationCatalog(operations);
    var tools =
        new ToolMethods(
            catalog,
            new ToolFiles(catalog),
            invocation -> Mono.empty(),
            refusal -> {},
            RequestIds.random());
    McpSettings settings = everythingShown();
    sessions = new ClientSessions(settings, Clock.systemUTC());
    protocol =
        McpProtocol.of(
            Implementation.builder("product", "1").build(),
            "",
            List.of(tools),
            Duration.ofSeconds(10),
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
  }

  @AfterAll
  static void stop() {
    sessions.stop();
    server.disposeNow();
  }

  private static McpSettings everythingShown() {
    McpSettings usual = McpSettings.defaults();
    return new McpSettings(
        usual.sessionIdle(),
        usual.sessionsPerAccount(),
        usual.callsPerSession(),
        usual.callsPerAccount(),
        usual.queuedMessages(),
        usual.replayedMessages(),
        usual.keepAlive(),
        usual.clientPatience(),
        true,
        EnumSet.allOf(Toolset.class),
        EnumSet.allOf(Toolset.class),
        false,
        usual.allowedHosts());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25", "2026-07-28"})
  void over_streamable_http(String revision) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(base() + "/mcp"))
            .header("Content-Type", "application/json")
            .header("Accept", "application/json, text/event-stream")
            .header("MCP-Protocol-Version", revision)
            .header("Mcp-Method", "tools/list");
    if (SessionProtocol.REVISIONS.contains(revision)) {
      var opened = send(request.copy(), initialize(revision));
      assertThat(json(opened).at("/result/protocolVersion").asString()).isEqualTo(revision);
      request.header("Mcp-Session-Id", opened.headers().firstValue("Mcp-Session-Id").orElseThrow());
    }

    JsonNode answer = json(send(request, list(revision)));

    assertIsTheFiles(answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25", "2026-07-28"})
  void over_sse(String revision) throws Exception {
    assertIsTheFiles(listed(BridgedDoors.sse(base()), revision));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25", "2026-07-28"})
  void over_stdio(String revision) throws Exception {
    assertIsTheFiles(listed(BridgedDoors.stdio(protocol, sessions, everythingShown()), revision));
  }

  @Test
  void the_inspector_finds_nothing_to_complain_about() throws Exception {
    var inspector =
        NodePackages.installed(
            "inspector-2.12.0", "node@22.23.3", "@modelcontextprotocol/inspector@2.12.0");
    Path program =
        inspector
            .folder()
            .resolve(
                "node_modules/@modelcontextprotocol/inspector/clients/launcher/build/index.js");

    var run =
        NodePackages.run(
            inspector.folder(),
            120,
            List.of(
                inspector.node(),
                program.toString(),
                "--cli",
                base() + "/mcp",
                "--transport",
                "http",
                "--method",
                "tools/list",
                "--strict"));

    assertThat(run.exitCode()).as(run.output()).isZero();
    assertThat(run.output()).contains("create_story_video");
  }

  private static JsonNode listed(DoorBridge.Door door, String revision) throws Exception {
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    try (var channel = door.open(heard::add)) {
      if (SessionProtocol.REVISIONS.contains(revision)) {
        channel.send(initialize(revision));
        assertThat(heard.poll(30, TimeUnit.SECONDS)).contains("\"" + revision + "\"");
      }
      channel.send(list(revision));
      return WireFormat.mapper().readTree(heard.poll(30, TimeUnit.SECONDS));
    }
  }

  private static void assertIsTheFiles(JsonNode answer) {
    List<JsonNode> tools = answer.at("/result/tools").valueStream().toList();
    Map<String, JsonNode> byName = new TreeMap<>();
    tools.forEach(tool -> byName.put(tool.required("name").asString(), tool));

    assertThat(byName).isEqualTo(files());
    assertThat(tools)
        .extracting(tool -> tool.required("name").asString())
        .containsExactlyElementsOf(Operations.specs().stream().map(OperationSpec::name).toList());
  }

  private static Map<String, JsonNode> files() {
    Map<String, JsonNode> files = new TreeMap<>();
    try (Stream<Path> kept = Files.list(FILES)) {
      for (Path file : kept.filter(path -> path.toString().endsWith(".json")).toList()) {
        JsonNode tool = WireFormat.mapper().readTree(Files.readString(file));
        files.put(tool.required("name").asString(), tool);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static String initialize(String revision) {
    return ToyClient.INITIALIZE.replace("2025-11-25", revision);
  }

  private static String list(String revision) {
    return revision.equals(StatelessProtocol.REVISION)
        ? StatelessRequests.request(2, "tools/list", "")
        : "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/list\"}";
  }

  private static String base() {
    return "http://localhost:" + server.port();
  }

  private static HttpResponse<String> send(HttpRequest.Builder request, String body)
      throws Exception {
    return HttpClient.newHttpClient()
        .send(
            request.POST(HttpRequest.BodyPublishers.ofString(body)).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> response) {
    return WireFormat.mapper().readTree(response.body());
  }
}
