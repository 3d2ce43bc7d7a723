package reelsmith.studio;

import io.r2dbc.spi.ConnectionFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reelsmith.BlockedThreads;
import reelsmith.ReelsmithApplication;
import reelsmith.account.OwnerKey;
import reelsmith.api.NetworkThreads;
import reelsmith.operation.Caller;
import reelsmith.operation.Door;
import reelsmith.operation.Identity;
import reelsmith.operation.Invocation;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.OperationRunner;
import reelsmith.operation.ProgressListener;
import reelsmith.operation.PromisedAnswers;
import reelsmith.operation.WireFormat;
import reelsmith.pipeline.Stage;
import reelsmith.provider.Illustrator;
import reelsmith.provider.Narrator;
import reelsmith.provider.ScriptWriter;
import reelsmith.studio.BreakableConnections.Crash;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The whole product in this process, as `serve` starts it, with films of a quarter of their size.
/// Only writer, narrator, illustrator and stages are wrapped, so that they wait or fail where a
/// text says so.
final class TestStudio {

  static final Duration PATIENCE = Duration.ofSeconds(120);

  private final Path home;
  private final Gate gate = new Gate();
  private final Mono<String> hostKey = Mono.fromSupplier(this::madeHostKey).cache();
  private final ConfigurableApplicationContext context;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  /// Started once for all tests of a run.
  static TestStudio open() {
    return Serving.STUDIO;
  }

  private static final class Serving {
    private static final TestStudio STUDIO = new TestStudio(temporaryFolder());
  }

  /// One that works on nothing, so that what is created stays queued, and counts no calls. Started
  /// once for all tests of a run.
  static TestStudio idle() {
    return Idling.STUDIO;
  }

  private static final class Idling {
    private static final TestStudio STUDIO =
        new TestStudio(
            temporaryFolder(), "--reelsmith.engine.works=false", UNLIMITED[0], UNLIMITED[1]);
  }

  /// Settings with which no call is refused for its rate.
  static final String[] UNLIMITED = {
    "--reelsmith.limits.calls=1000000", "--reelsmith.limits.spends=1000000"
  };

  /// @param settings as on the command line, such as `--reelsmith.engine.works=false`
  TestStudio(Path home, String... settings) {
    this(home, Map.of(), Crash.never(), settings);
  }

  /// @param ofRuns crashes of the connections that work on certain runs
  /// @param ofWrites a crash in a transaction that took an idempotency key
  TestStudio(Path home, Map<UUID, Crash> ofRuns, Crash ofWrites, String... settings) {
    this(home, List.of(new WithBreakableConnections(ofRuns, ofWrites)), settings);
  }

  /// One in which some parts are others.
  static TestStudio with(BeanPostProcessor parts, Path home, String... settings) {
    return new TestStudio(
        home, List.of(parts, new WithBreakableConnections(Map.of(), Crash.never())), settings);
  }

  private TestStudio(Path home, List<BeanPostProcessor> parts, String... settings) {
    this.home = home;
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--reelsmith.mode=serve",
                "--reelsmith.home=" + home,
                "--reelsmith.film.frame-percentage=25",
                "--reelsmith.console-level=ERROR",
                "--reelsmith.engine.retry-after=20ms,40ms"));
    for (String setting : settings) {
      String name = setting.substring(0, setting.indexOf('=') + 1);
      // A setting named twice would become a list.
      arguments.removeIf(argument -> argument.startsWith(name));
      arguments.add(setting);
    }
    BlockedThreads.watch();
    this.context =
        new SpringApplicationBuilder(ReelsmithApplication.class)
            .web(WebApplicationType.REACTIVE)
            .initializers(
                starting -> {
                  ((GenericApplicationContext) starting)
                      .registerBean(ReactorResourceFactory.class, NetworkThreads::ofOneServer);
                  var beans = starting.getBeanFactory();
                  beans.registerSingleton("withoutTests", new WithoutTests());
                  beans.addBeanPostProcessor(new WithScriptedProviders(gate));
                  parts.forEach(beans::addBeanPostProcessor);
                })
            .run(arguments.toArray(String[]::new));
  }

  Path home() {
    return home;
  }

  void close() {
    context.close();
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  <T> T bean(String name, Class<T> type) {
    return context.getBean(name, type);
  }

  Gate gate() {
    return gate;
  }

  ScriptedIllustrator illustrator() {
    return (ScriptedIllustrator) bean(Illustrator.class);
  }

  /// A JSON object from text in which ' stands for ".
  static ObjectNode json(String text) {
    return (ObjectNode) WireFormat.mapper().readTree(text.replace('\'', '"'));
  }

  // Through the operations, without HTTP.

  ObjectNode call(String operation, Door door, ObjectNode input, @Nullable String key) {
    ObjectNode answer = calling(operation, door, input, key).block(PATIENCE);
    if (answer == null) {
      throw new IllegalStateException("No answer of " + operation);
    }
    return answer;
  }

  Mono<ObjectNode> calling(String operation, Door door, ObjectNode input, @Nullable String key) {
    return calling(Identity.local(OwnerKey.OWNER), door, operation, input, key);
  }

  Mono<ObjectNode> calling(
      Identity who, Door door, String operation, ObjectNode input, @Nullable String key) {
    return bean(OperationRunner.class)
        .run(
            new Invocation(
                operation,
                new Caller(who, door, "request-of-a-test"),
                input,
                key,
                ProgressListener.NONE))
        .doOnNext(answer -> PromisedAnswers.assertKept(operation, answer));
  }

  /// The connections of this studio, which break when told to.
  BreakableConnections connections() {
    return (BreakableConnections) bean("connectionFactory", ConnectionFactory.class);
  }

  int port() {
    return Integer.parseInt(
        String.valueOf(context.getEnvironment().getProperty("local.server.port")));
  }

  /// What a price would be, which reads the brief by the rules of create and writes nothing.
  JsonNode estimate(Door door, ObjectNode brief) {
    ObjectNode input = WireFormat.mapper().createObjectNode().put("template", "story");
    input.set("request", brief);
    return call("estimate_cost", door, input, null);
  }

  /// Creates a video whose script is brought, and says its id.
  long create(ObjectNode brief) {
    return call("create_story_video", Door.REST, brief, UUID.randomUUID().toString())
        .required("video_id")
        .asLong();
  }

  /// How creating was refused.
  OperationFailure refusal(Door door, ObjectNode brief) {
    try {
      JsonNode answer = call("create_story_video", door, brief, UUID.randomUUID().toString());
      throw new AssertionError("Was not refused: " + brief + " gave " + answer);
    } catch (OperationFailure failure) {
      return failure;
    }
  }

  /// What creating would answer, taken back before anybody can see it.
  ObjectNode createdAndTakenBack(ObjectNode brief) {
    var answer = new AtomicReference<@Nullable ObjectNode>();
    calling("create_story_video", Door.REST, brief, UUID.randomUUID().toString())
        .doOnNext(created -> answer.set(created))
        .then(Mono.error(new TakenBack()))
        .as(bean(TransactionalOperator.class)::transactional)
        .onErrorComplete(TakenBack.class)
        .block(PATIENCE);
    return Objects.requireNonNull(answer.get(), "Creating was refused");
  }

  private static final class TakenBack extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  JsonNode video(long id) {
    return call("get_video", Door.COMMAND_LINE, named(id), null);
  }

  /// Looks until the video is as wished.
  JsonNode videoWhen(long id, Predicate<JsonNode> wished) {
    return looked(Identity.local(OwnerKey.OWNER), id, wished);
  }

  JsonNode looked(Identity who, long id, Predicate<JsonNode> wished) {
    JsonNode view =
        Flux.interval(Duration.ZERO, Duration.ofMillis(250))
            .onBackpressureDrop()
            .concatMap(tick -> calling(who, Door.COMMAND_LINE, "get_video", named(id), null), 1)
            .filter(wished)
            .next()
            .timeout(PATIENCE)
            .block();
    if (view == null) {
      throw new IllegalStateException("Nothing came of video " + id);
    }
    return view;
  }

  JsonNode finished(long id) {
    return videoWhen(id, view -> view.required("poll_after_seconds").isNull());
  }

  private static ObjectNode named(long id) {
    return WireFormat.mapper().createObjectNode().put("video_id", id);
  }

  void sql(String statement) {
    bean(DatabaseClient.class).sql(statement).then().block(PATIENCE);
  }

  /// Fails unless a fact comes true in time.
  static void await(BooleanSupplier fact) {
    if (!comesTrue(fact)) {
      throw new AssertionError("Did not come true");
    }
  }

  static boolean comesTrue(BooleanSupplier fact) {
    return Boolean.TRUE.equals(
        Flux.interval(Duration.ZERO, Duration.ofMillis(50))
            .onBackpressureDrop()
            .publishOn(Schedulers.boundedElastic(), 1)
            .map(tick -> fact.getAsBoolean())
            .filter(is -> is)
            .take(TestStudio.PATIENCE)
            .next()
            .block());
  }

  String text(String query) {
    return String.valueOf(
        bean(DatabaseClient.class).sql(query).mapValue(String.class).one().block(PATIENCE));
  }

  List<String> texts(String query) {
    List<String> found =
        bean(DatabaseClient.class)
            .sql(query)
            .mapValue(String.class)
            .all()
            .collectList()
            .block(PATIENCE);
    return Objects.requireNonNull(found);
  }

  long number(String query) {
    return Long.parseLong(text("select (%s)::text".formatted(query)));
  }

  /// How many rows there are of everything that a create writes.
  String everythingWritten() {
    return text(
        """
        select concat_ws(' ', (select count(*) from video), (select count(*) from run),
          (select count(*) from outbox), (select count(*) from idempotency))
        """);
  }

  // Over HTTP, with the owner's key.

  HttpRequest.Builder request(String path) {
    return request(path, ownerKey());
  }

  HttpRequest.Builder request(String path, String key) {
    return stranger(path).header("Authorization", "Bearer " + key);
  }

  /// A request without a key.
  HttpRequest.Builder stranger(String path) {
    String base = "http://localhost:" + port();
    return HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : base + path))
        .timeout(PATIENCE);
  }

  JsonNode get(String path) {
    return WireFormat.mapper().readTree(send(request(path)).body());
  }

  HttpResponse<byte[]> post(String path, String key, ObjectNode body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  CompletableFuture<HttpResponse<String>> sending(HttpRequest.Builder request) {
    return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /// A key of the host without bounds, which the owner's has: that is an agent's. Made once.
  String hostKey() {
    return Objects.requireNonNull(hostKey.block(PATIENCE));
  }

  private String madeHostKey() {
    return call(
            "create_api_key_for_account",
            Door.COMMAND_LINE,
            json(
                "{'account_id': 1, 'label': 'host', 'for': 'integration',"
                    + " 'scopes': ['read', 'spend', 'admin']}"),
            null)
        .required("api_key")
        .asString();
  }

  String ownerKey() {
    Path file = home.resolve("keys/owner");
    String key =
        Flux.interval(Duration.ZERO, Duration.ofMillis(50))
            .filter(tick -> Files.exists(file))
            .map(tick -> read(file))
            .filter(text -> !text.isEmpty())
            .next()
            .block(PATIENCE);
    return String.valueOf(key);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("reelsmith-studio");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Keeps beans of other tests out of the product's component scan.
  private static final class WithoutTests extends TypeExcludeFilter {

    private final String tests =
        TestStudio.class.getProtectionDomain().getCodeSource().getLocation().getPath();

    @Override
    public boolean match(MetadataReader reader, MetadataReaderFactory factory) throws IOException {
      return reader.getResource().getURL().getPath().startsWith(tests);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof WithoutTests;
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }

  private record WithBreakableConnections(Map<UUID, Crash> ofRuns, Crash ofWrites)
      implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) throws BeansException {
      return bean instanceof ConnectionFactory connections
          ? new BreakableConnections(connections, ofRuns, ofWrites)
          : bean;
    }
  }

  private record WithScriptedProviders(Gate gate) implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) throws BeansException {
      return switch (bean) {
        case Illustrator illustrator -> new ScriptedIllustrator(illustrator, gate);
        case Narrator narrator -> new ScriptedNarrator(narrator, gate);
        case ScriptWriter writer -> new ScriptedWriter(writer, gate);
        case Stage stage -> new ScriptedStage(stage, gate);
        default -> bean;
      };
    }
  }
}
