package reelsmith.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Objects;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reelsmith.BlockedThreads;
import reelsmith.TestClock;
import reelsmith.account.ApiKeys;
import reelsmith.account.AvailableTemplates;
import reelsmith.account.IssuedKey;
import reelsmith.account.KeyFolder;
import reelsmith.account.OwnerKey;
import reelsmith.account.RecordedGrants;
import reelsmith.account.UpgradePage;
import reelsmith.api.toy.Toys;
import reelsmith.asset.FileFolder;
import reelsmith.asset.LinkSecret;
import reelsmith.database.DataFolder;
import reelsmith.limit.SessionLimit;
import reelsmith.operation.Caller;
import reelsmith.operation.Door;
import reelsmith.operation.Identity;
import reelsmith.operation.Invocation;
import reelsmith.operation.OperationRunner;
import reelsmith.operation.ProgressListener;
import reelsmith.operation.PromisedAnswers;
import reelsmith.operation.RequestIds;
import reelsmith.operation.WireFormat;
import reelsmith.person.LinkBase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The doors as they stand in the product, on a real port and a real database, with toys for
/// operations. Started once for all tests of a run.
public final class TestDoors {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final TestDoors DOORS = new TestDoors();

  private final ConfigurableApplicationContext context;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final String base;
  private final String key;

  public static TestDoors open() {
    return DOORS;
  }

  private TestDoors() {
    BlockedThreads.watch();
    this.context =
        new SpringApplicationBuilder(Wiring.class)
            .web(WebApplicationType.REACTIVE)
            .run(
                "--server.port=0",
                "--reelsmith.home=" + temporaryFolder(),
                "--reelsmith.allowed-origins=https://friend.example",
                "--reelsmith.people.password-memory=1MB",
                "--reelsmith.trusted-proxies=1",
                "--reelsmith.request-log.turned-away=1000",
                "--logging.level.root=WARN");
    this.base = "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
    this.key =
        atTheMachine(
                "create_api_key_for_account",
                "{'account_id': 1, 'label': 'friend', 'for': 'integration',"
                    + " 'scopes': ['read', 'spend', 'admin']}")
            .required("api_key")
            .asString();
  }

  /// Everything of the product that these tests are about. A test configuration, so that the
  /// product's own component scan never finds it.
  @TestConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration(exclude = FlywayAutoConfiguration.class)
  @ComponentScan({
    "reelsmith.account",
    "reelsmith.api.docs",
    "reelsmith.api.file",
    "reelsmith.api.page",
    "reelsmith.api.rest",
    "reelsmith.api.web",
    "reelsmith.asset",
    "reelsmith.database",
    "reelsmith.limit",
    "reelsmith.operation",
    "reelsmith.person",
    "reelsmith.requestlog"
  })
  @ConfigurationPropertiesScan({
    "reelsmith.account",
    "reelsmith.api",
    "reelsmith.asset",
    "reelsmith.database",
    "reelsmith.limit",
    "reelsmith.person",
    "reelsmith.requestlog"
  })
  @Import({
    ClientAddress.class,
    HttpRequestIds.class,
    OwnOrigin.class,
    RecordedGrants.class,
    SessionCookie.class,
    Toys.class
  })
  static class Wiring {

    @Bean
    ReactorResourceFactory networkThreads() {
      return NetworkThreads.ofOneServer();
    }

    @Bean
    LinkSecret linkSecret() {
      return () -> "a secret of thirty-two bytes, at least".getBytes(StandardCharsets.UTF_8);
    }

    @Bean
    RequestIds requestIds() {
      return RequestIds.random();
    }

    @Bean
    TestClock clock() {
      return TestClock.running();
    }

    @Bean
    SessionLimit sessionLimit() {
      return () -> 32;
    }

    @Bean
    KeyFolder keyFolder(DataFolder folder) {
      return folder::keys;
    }

    @Bean
    UpgradePage upgradePage() {
      return () -> "https://studio.example/plans";
    }

    @Bean
    AvailableTemplates availableTemplates() {
      return "story"::equals;
    }

    @Bean
    LinkBase linkBase() {
      return path -> path;
    }

    @Bean
    FileFolder fileFolder(DataFolder folder) {
      return folder::files;
    }
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public <T> T bean(String name, Class<T> type) {
    return context.getBean(name, type);
  }

  /// What an operation answers to whoever sits at the machine.
  ///
  /// @param input a JSON object in which ' stands for "
  public ObjectNode atTheMachine(String operation, String input) {
    var invocation =
        new Invocation(
            operation,
            new Caller(Identity.local(OwnerKey.OWNER), Door.COMMAND_LINE, "request-of-a-test"),
            (ObjectNode) WireFormat.mapper().readTree(input.replace('\'', '"')),
            null,
            ProgressListener.NONE);
    ObjectNode answer = bean(OperationRunner.class).run(invocation).block(PATIENCE);
    PromisedAnswers.assertKept(operation, Objects.requireNonNull(answer, operation));
    return answer;
  }

  public IssuedKey newKey() {
    return bean(ApiKeys.class).issue(OwnerKey.OWNER, "test").block(PATIENCE);
  }

  public void sql(String statement) {
    bean(DatabaseClient.class).sql(statement).then().block(PATIENCE);
  }

  /// What a statement answers, a number.
  public long number(String statement) {
    Long number =
        bean(DatabaseClient.class).sql(statement).mapValue(Long.class).one().block(PATIENCE);
    return Objects.requireNonNull(number, statement);
  }

  public String text(String statement) {
    return String.valueOf(
        bean(DatabaseClient.class).sql(statement).mapValue(String.class).one().block(PATIENCE));
  }

  /// A request without a key.
  public HttpRequest.Builder stranger(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
  }

  /// A request with a key of the host that has no bounds.
  public HttpRequest.Builder friend(String path) {
    return stranger(path).header("Authorization", "Bearer " + key);
  }

  /// A call with a JSON body and a key that works.
  public Answer post(String path, String body) {
    return send(
        friend(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  public Answer get(String path) {
    return send(friend(path));
  }

  public Answer send(HttpRequest.Builder request) {
    try {
      var response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public String base() {
    return base;
  }

  /// What came back.
  public record Answer(HttpResponse<byte[]> response) {

    public int status() {
      return response.statusCode();
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    public byte[] bytes() {
      return response.body();
    }

    public String text() {
      return new String(bytes(), StandardCharsets.UTF_8);
    }

    public JsonNode json() {
      return WireFormat.mapper().readTree(bytes());
    }

    public String code() {
      return json().at("/error/code").asString("");
    }
  }

  private static String temporaryFolder() {
    try {
      return Files.createTempDirectory("reelsmith-doors").toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
