package reelsmith.api.mcp;

import io.modelcontextprotocol.spec.McpSchema.Implementation;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reelsmith.api.DoorSettings;
import reelsmith.asset.AddressSettings;
import reelsmith.operation.AccountId;
import reelsmith.operation.AnsweredCall;
import reelsmith.operation.Caller;
import reelsmith.operation.Identity;
import reelsmith.operation.OperationCatalog;
import reelsmith.operation.RequestIds;
import reelsmith.operation.ToolFiles;
import reelsmith.operation.ToyRunner;

/// The protocol's doors over toy operations, wired as in the product but for authentication: the
/// key `alice` belongs to account 1, `bob` to account 2.
final class ToyStudio implements AutoCloseable {

  private static final Map<String, AccountId> KEYS =
      Map.of("Bearer alice", new AccountId(1), "Bearer bob", new AccountId(2));

  final ToyOperations operations = new ToyOperations();
  final List<AnsweredCall> refusals = new CopyOnWriteArrayList<>();
  final ToyVideos videos = new ToyVideos();
  final McpSettings settings;
  final ClientSessions sessions;
  final McpProtocol protocol;
  final ListenStreams listeners = new ListenStreams();
  private final ResourceUpdates updates;
  private final DisposableServer server;

  ToyStudio() {
    this(McpSettings.defaults(), Clock.systemUTC());
  }

  ToyStudio(McpSettings settings, Clock clock) {
    this.settings = settings;
    sessions = new ClientSessions(settings, clock);
    var subscriptions = new ResourceSubscriptions();
    protocol = protocol(subscriptions, clock);
    updates = new ResourceUpdates(videos.changes(), subscriptions, List.of(sessions, listeners));
    updates.start();
    server = serve(protocol, sessions, settings, this::authenticating);
  }

  private McpProtocol protocol(ResourceSubscriptions subscriptions, Clock clock) {
    var catalog = new OperationCatalog(operations.all());
    var files = new ToolFiles(catalog);
    var prompts = PromptLibrary.load();
    return McpProtocol.of(
        Implementation.builder("toy-studio", "1").title("Toy studio").build(),
        prompts.instructions(),
        List.of(
            new ToolMethods(
                catalog,
                files,
                ToyRunner.of(catalog, files)::run,
                refusals::add,
                RequestIds.random()),
            new PromptMethods(prompts),
            new CompletionMethods(prompts, List.of(new VideoIds()), RequestIds.random()),
            new ResourceMethods(videos, subscriptions, RequestIds.random()),
            new SubscriptionMethods(
                listeners, subscriptions, new ConformanceTasks(), RequestIds.random())),
        Duration.ofSeconds(10),
        states(clock));
  }

  static RequestStates states(Clock clock) {
    return new RequestStates(() -> new byte[32], clock, Duration.ofMinutes(10));
  }

  private static final class VideoIds implements CompletionSource {

    @Override
    public String argument() {
      return "video_id";
    }

    @Override
    public Mono<List<String>> values(Caller caller) {
      AccountId account = caller.account();
      return Mono.just(List.of(account + "2", account + "1"));
    }
  }

  static DisposableServer serve(
      McpProtocol protocol, ClientSessions sessions, McpSettings settings, WebFilter filter) {
    var routes =
        RouterFunctions.toWebHandler(
            HttpMcpConfiguration.routes(
                protocol,
                sessions,
                new OpenStreams(credential -> Mono.never()),
                settings,
                new DoorSettings(
                    List.of("https://friend.example"), 0, new DoorSettings.Brand("X-")),
                new AddressSettings(null)));
    var handler = WebHttpHandlerBuilder.webHandler(routes).filter(filter).build();
    return HttpServer.create()
        .host("127.0.0.1")
        .port(0)
        .handle(new ReactorHttpHandlerAdapter(handler))
        .bindNow();
  }

  /// Besides looking at the key, lets a client say that a resource has changed.
  private Mono<Void> authenticating(ServerWebExchange exchange, WebFilterChain chain) {
    var request = exchange.getRequest();
    if (request.getPath().value().equals("/test/changes")) {
      var told = request.getQueryParams();
      var account =
          new AccountId(Long.parseLong(told.getOrDefault("account", List.of()).getFirst()));
      long video = Long.parseLong(told.getOrDefault("video", List.of()).getFirst());
      videos.changes.tryEmitNext(new VideoChange(account, video));
      return exchange.getResponse().setComplete();
    }
    String key = request.getHeaders().getFirst("Authorization");
    AccountId account = key == null ? null : KEYS.get(key);
    if (account != null) {
      exchange.getAttributes().put(HttpRules.IDENTITY_ATTRIBUTE, Identity.local(account));
    }
    return chain.filter(exchange);
  }

  int port() {
    return server.port();
  }

  @Override
  public void close() {
    updates.stop();
    listeners.stop();
    sessions.stop();
    server.disposeNow();
  }
}
