package reelsmith.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.studio.SpendingTests.silent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;
import reactor.core.publisher.Mono;
import reelsmith.TestClock;
import reelsmith.database.embedded.OtherProcess;
import reelsmith.operation.Door;
import reelsmith.operation.Identity;
import reelsmith.operation.OperationFailure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A worker under which the database goes away and comes back, and whose clock jumps; about 25
/// seconds.
class SurroundingsTests {

  private final TestClock clock = TestClock.running();
  private final TestStudio studio =
      TestStudio.with(
          new WithClock(clock),
          TestStudio.temporaryFolder(),
          "--reelsmith.engine.lease=2s",
          "--reelsmith.engine.heartbeat=500ms");
  private final Wreck wreck = new Wreck(studio);

  /// The product's clock is another, while the database's goes on as it is.
  private record WithClock(Clock clock) implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
      return bean instanceof Clock ? clock : bean;
    }
  }

  @AfterEach
  void stopStudio() {
    studio.close();
  }

  @Test
  void a_worker_goes_on_when_a_database_that_was_killed_is_started_again() throws Exception {
    Customer customer = Customer.with(studio, 10_000);
    long video = customer.create(silent("a pond", "a heron (waits)"));
    TestStudio.await(() -> studio.gate().isAwaited("a heron"));
    Wreck.Kept before = wreck.kept(video);
    String key = UUID.randomUUID().toString();

    killDatabase();
    studio.gate().open("a heron");
    OperationFailure refused = refusal(customer, key);
    try (var starter = OtherProcess.using(studio.home())) {
      int port = starter.port();
      ObjectNode again = Objects.requireNonNull(create(customer, key).block(TestStudio.PATIENCE));
      JsonNode film = customer.finished(video);
      JsonNode other = customer.finished(again.required("video_id").asLong());

      assertThat(port).isEqualTo(lastPort());
      assertThat(refused.code()).isEqualTo("service_unavailable");
      wreck.assertIntact(film);
      wreck.assertIntact(other);
      wreck.assertStillKept(video, before, "while the database was gone");
      wreck.assertEndedOnce(video);
      wreck.assertNothingStays();
      assertThat(studio.illustrator().asked("a pond")).isEqualTo(2);
      assertThat(customer.held()).isZero();
      assertThat(customer.mistakes()).isEmpty();
    }
  }

  @Test
  void a_clock_that_jumps_by_hours_takes_no_work_away_and_gives_none_twice() {
    Customer customer = Customer.with(studio, 10_000);
    long video = customer.create(silent("a mill (waits)", "a brook (waits)"));
    TestStudio.await(() -> studio.gate().isAwaited("a mill"));

    clock.putForward(Duration.ofHours(5));
    letPass(video, "a mill", 1);
    clock.putForward(Duration.ofHours(-11));
    letPass(video, "a brook", 2);
    JsonNode film = customer.finished(video);

    wreck.assertIntact(film);
    wreck.assertEndedOnce(video);
    wreck.assertNothingStays();
    assertThat(studio.illustrator().asked("a mill")).isEqualTo(1);
    assertThat(studio.illustrator().asked("a brook")).isEqualTo(1);
    assertThat(
            studio.text(
                """
                select max(attempts + crashes)::text from stage join run on run.id = run_id
                where subject = %d
                """
                    .formatted(video)))
        .isEqualTo("0");
    assertThat(customer.held()).isZero();
    assertThat(customer.mistakes()).isEmpty();
  }

  /// Not before some leases have been renewed by the clock as it is now.
  private void letPass(long video, String picture, int slides) {
    String lease =
        """
        select max(lease_until)::text from stage join run on run.id = run_id
        where subject = %d and name = 'slides' and stage.state = 'running'
        """
            .formatted(video);
    String first = studio.text(lease);
    TestStudio.await(() -> !studio.text(lease).equals(first));
    String second = studio.text(lease);
    TestStudio.await(() -> !studio.text(lease).equals(second));
    studio.gate().open(picture);
    TestStudio.await(
        () ->
            studio.number(
                    "select count(*) from item where result is not null and stage = 'slides' and subject = "
                        + video)
                == slides);
  }

  private Mono<ObjectNode> create(Customer customer, String key) {
    return studio.calling(
        Identity.local(customer.account()),
        Door.COMMAND_LINE,
        "create_story_video",
        silent("a pond at night"),
        key);
  }

  private OperationFailure refusal(Customer customer, String key) {
    try {
      throw new AssertionError("Was not refused: " + create(customer, key).block());
    } catch (OperationFailure failure) {
      return failure;
    }
  }

  private void killDatabase() throws IOException {
    Path file = studio.home().resolve("postgres/data/postmaster.pid");
    long server = Long.parseLong(Files.readAllLines(file).getFirst().strip());
    ProcessHandle process = ProcessHandle.of(server).orElseThrow();
    process.destroyForcibly();
    process.onExit().join();
  }

  private int lastPort() throws IOException {
    return Integer.parseInt(Files.readString(studio.home().resolve("postgres/port")).strip());
  }
}
