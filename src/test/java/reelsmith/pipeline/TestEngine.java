package reelsmith.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.event.EventBus;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The engine as it stands in the product on a real database, with toys for stages. Started once
/// for all tests of a run. Stages called `by_hand_…` are claimed by nobody but tests.
final class TestEngine {

  static final Duration PATIENCE = Duration.ofSeconds(30);

  /// How many times a failed stage is tried again.
  static final int TRIED_AGAIN = 2;

  private static final TestEngine ENGINE = new TestEngine();

  private final ConfigurableApplicationContext context;
  private final AtomicLong subjects = new AtomicLong();
  private final ToyStages toys = new ToyStages();

  static TestEngine open() {
    return ENGINE;
  }

  private TestEngine() {
    this.context =
        new SpringApplicationBuilder(Wiring.class)
            .web(WebApplicationType.NONE)
            .initializers(starting -> starting.getBeanFactory().registerSingleton("toys", toys))
            .run(
                "--reelsmith.home=" + temporaryFolder(),
                "--reelsmith.engine.stages-at-once=4",
                "--reelsmith.engine.look-every=250ms",
                "--reelsmith.engine.retry-after=20ms,40ms",
                "--reelsmith.database.connections=16",
                "--logging.level.root=ERROR");
    // Tests want no safety against power cuts.
    sql("alter system set synchronous_commit = off");
    sql("select pg_reload_conf()");
  }

  /// A test configuration, so that the product's own component scan never finds it.
  @TestConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration(exclude = FlywayAutoConfiguration.class)
  @ComponentScan({"reelsmith.database", "reelsmith.event", "reelsmith.pipeline"})
  @ConfigurationPropertiesScan({"reelsmith.database", "reelsmith.event", "reelsmith.pipeline"})
  static class Wiring {

    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }

    @Bean
    JsonMapper json() {
      return WireFormat.mapper();
    }

    @Bean
    Stage a(ToyStages toys) {
      return toys.named("a");
    }

    @Bean
    Stage b(ToyStages toys) {
      return toys.named("b");
    }

    @Bean
    Stage c(ToyStages toys) {
      return toys.named("c");
    }

    @Bean
    Stage d(ToyStages toys) {
      return toys.named("d");
    }

    @Bean
    Stage e(ToyStages toys) {
      return toys.named("e");
    }

    @Bean
    Stage f(ToyStages toys) {
      return toys.named("f");
    }
  }

  ToyStages toys() {
    return toys;
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /// A part that other modules keep to themselves, by its name.
  SmartLifecycle lifecycle(String name) {
    return context.getBean(name, SmartLifecycle.class);
  }

  /// One more of such a part, as another process would have it; not started.
  SmartLifecycle another(String name) {
    return (SmartLifecycle)
        context.getAutowireCapableBeanFactory().createBean(lifecycle(name).getClass());
  }

  Runs runs() {
    return bean(Runs.class);
  }

  Claims claims() {
    return bean(Claims.class);
  }

  Recordings recordings() {
    return bean(Recordings.class);
  }

  EventBus bus() {
    return bean(EventBus.class);
  }

  /// A subject that no test has used.
  long newSubject() {
    return subjects.incrementAndGet();
  }

  /// A plan in which each stage needs the one before.
  static Plan chain(String... names) {
    List<PlannedStage> stages = new ArrayList<>();
    for (String name : names) {
      List<String> needs = stages.isEmpty() ? List.of() : List.of(stages.getLast().name());
      stages.add(new PlannedStage(name, "Doing " + name, needs));
    }
    return new Plan(stages);
  }

  static Plan sideBySide(String... names) {
    List<PlannedStage> stages = new ArrayList<>();
    for (String name : names) {
      stages.add(new PlannedStage(name, "Doing " + name, List.of()));
    }
    return new Plan(stages);
  }

  Run start(long subject, Plan plan) {
    ObjectNode input = WireFormat.mapper().createObjectNode().put("idea", "a toy");
    return now(runs().queue(new NewRun(1, subject, "toy", plan, input)));
  }

  /// Waits until a run has ended.
  Run ended(Run run) {
    return now(
        Flux.interval(Duration.ZERO, Duration.ofMillis(20))
            .onBackpressureDrop()
            .concatMap(tick -> runs().find(run.id()), 1)
            .filter(found -> found.state().isFinal())
            .next());
  }

  static RunFailure failureOf(Run run) {
    return Objects.requireNonNull(run.failure(), "The run did not fail");
  }

  Run found(Run run) {
    return now(runs().find(run.id()));
  }

  StageView stage(Run run, String name) {
    return now(runs().stagesOf(run.id()).filter(stage -> stage.name().equals(name)).single());
  }

  /// Claims the due stage of that name as another worker would.
  Claim claim(String stage) {
    return now(claims().claimDue("by hand", List.of(stage), 1).single());
  }

  /// A worker with other settings, which knows only the toys given.
  StageRunner runner(EngineSettings settings, Stage... stages) {
    return new StageRunner(
        List.of(stages),
        claims(),
        recordings(),
        bean(Items.class),
        bean(WorkQueue.class),
        database(),
        settings,
        WireFormat.mapper());
  }

  /// One more worker in this process; not started.
  DueWork worker(StageRunner runner) {
    return new DueWork(
        claims(),
        runner,
        recordings(),
        bean(WorkQueue.class),
        database(),
        bean(EngineSettings.class));
  }

  /// Waits until a run has ended while a new worker looks at once after what others left behind.
  Run endedWithUpkeep(Run run) {
    DueWork worker = worker(runner(bean(EngineSettings.class)));
    worker.start();
    try {
      return ended(run);
    } finally {
      worker.stop();
    }
  }

  DatabaseClient database() {
    return bean(DatabaseClient.class);
  }

  void sql(String statement) {
    now(database().sql(statement).then().thenReturn(true));
  }

  /// A stage whose worker was last heard of too long ago.
  void forgetWorkerOf(UUID run) {
    sql(
        """
        update stage set lease_until = clock_timestamp() - interval '1 second'
        where run_id = '%s' and state = 'running'
        """
            .formatted(run));
  }

  String text(String query) {
    return now(database().sql(query).mapValue(String.class).one());
  }

  static <T> T now(Mono<T> mono) {
    T result = mono.block(PATIENCE);
    if (result == null) {
      throw new IllegalStateException("Nothing came");
    }
    return result;
  }

  /// Waits until a fact comes true.
  static void await(BooleanSupplier fact) {
    Flux.interval(Duration.ZERO, Duration.ofMillis(20))
        .onBackpressureDrop()
        .takeUntil(tick -> fact.getAsBoolean())
        .blockLast(PATIENCE);
  }

  private static String temporaryFolder() {
    try {
      return Files.createTempDirectory("reelsmith-engine").toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
