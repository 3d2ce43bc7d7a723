package reelsmith.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.studio.SpendingTests.silent;
import static reelsmith.studio.TestStudio.json;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reelsmith.operation.Door;
import reelsmith.operation.Identity;
import reelsmith.operation.OperationFailure;
import reelsmith.studio.BreakableConnections.Crash;
import tools.jackson.databind.node.ObjectNode;

/// The connection to the database dies before each statement, before each commit and after it, of
/// everything that spends; about 30 seconds.
class CrashPointTests {

  private static final int MOST_MOMENTS = 120;

  private final TestStudio idle = TestStudio.idle();

  @Test
  void a_create_that_breaks_anywhere_is_finished_by_its_retry_and_held_once() {
    Customer customer = Customer.with(idle, 40L * MOST_MOMENTS);

    int moments = brokenEverywhere(customer, "create_story_video", silent("a pond"));

    assertThat(moments).isGreaterThan(15);
    assertThat(count("video", customer)).isEqualTo(moments);
    assertThat(count("run", customer)).isEqualTo(moments);
    assertThat(customer.held()).isEqualTo(40L * moments);
    assertThat(customer.mistakes()).isEmpty();
  }

  @Test
  void a_render_that_breaks_anywhere_starts_one_run_and_holds_once() {
    Customer customer = Customer.with(idle, 40L * MOST_MOMENTS);
    List<Long> videos = new ArrayList<>();

    int moments = 0;
    for (boolean broke = true; broke; moments++) {
      long video = customer.create(silent("a pond"));
      customer.abort(video);
      videos.add(video);
      broke = breaks(customer, "render_video", Customer.named(video), moments + 1);
    }

    assertThat(moments).isGreaterThan(15);
    assertThat(videos)
        .allSatisfy(
            video ->
                assertThat(customer.bills(video)).isEqualTo("40 held, 0 used, 40 back; 40 held"));
    assertThat(customer.mistakes()).isEmpty();
  }

  @Test
  void an_abort_that_breaks_anywhere_gives_back_once() {
    Customer customer = Customer.with(idle, 40);

    int moments = 0;
    for (boolean broke = true; broke; moments++) {
      long video = customer.create(silent("a pond"));
      broke = breaks(customer, "abort_video", Customer.named(video), moments + 1);

      assertThat(customer.bills(video)).isEqualTo("40 held, 0 used, 40 back");
    }

    assertThat(moments).isGreaterThan(15);
    assertThat(customer.available()).isEqualTo(40);
    assertThat(customer.mistakes()).isEmpty();
  }

  @Test
  void a_run_whose_end_breaks_anywhere_is_settled_once_and_nothing_stays_held() {
    Path home = TestStudio.temporaryFolder();
    TestStudio queueing = new TestStudio(home, "--reelsmith.engine.works=false");
    try {
      Customer customer = Customer.with(queueing, 10_000);
      Crash never = Crash.since(Crash.ENDS_A_RUN, Integer.MAX_VALUE);

      List<Long> videos = new ArrayList<>(worked(queueing, customer, List.of(never)));
      List<Crash> crashes =
          IntStream.rangeClosed(1, never.passed())
              .mapToObj(moment -> Crash.since(Crash.ENDS_A_RUN, moment))
              .toList();
      videos.addAll(worked(queueing, customer, crashes));

      assertThat(crashes).hasSizeGreaterThan(10).allMatch(Crash::happened);
      assertThat(videos)
          .allSatisfy(
              video -> assertThat(customer.bills(video)).isEqualTo("10 held, 10 used, 0 back"));
      assertThat(customer.held()).isZero();
      assertThat(customer.available()).isEqualTo(10_000 - 10 * videos.size());
      assertThat(customer.mistakes()).isEmpty();
    } finally {
      queueing.close();
    }
  }

  @Test
  @Tag("long")
  void a_run_whose_worker_is_killed_while_it_settles_is_settled_once_by_the_next() {
    Path home = TestStudio.temporaryFolder();
    TestStudio queueing = new TestStudio(home, "--reelsmith.engine.works=false");
    try {
      Customer customer = Customer.with(queueing, 10_000);
      Crash never = Crash.since(Crash.ENDS_A_RUN, Integer.MAX_VALUE);
      List<Long> videos = new ArrayList<>(worked(queueing, customer, List.of(never)));

      List<Integer> survived = new ArrayList<>();
      for (int moment = 1; moment <= never.passed(); moment += 2) {
        ObjectNode created = preview(customer);
        long video = created.required("video_id").asLong();
        try (var doomed = ServerProcess.working(home, runOf(created), moment)) {
          TestStudio.await(() -> doomed.isDead() || hasEnded(customer, video));
          if (!doomed.isDead()) {
            survived.add(moment);
          }
        }
        videos.add(video);
      }
      work(home, customer, videos, Map.of());

      assertThat(never.passed()).isGreaterThan(10);
      assertThat(survived).as("of %d moments", never.passed()).isEmpty();
      assertThat(videos)
          .allSatisfy(
              video -> assertThat(customer.bills(video)).isEqualTo("10 held, 10 used, 0 back"));
      assertThat(customer.held()).isZero();
      assertThat(customer.mistakes()).isEmpty();
    } finally {
      queueing.close();
    }
  }

  /// Takes five to ten minutes.
  @Test
  @Tag("long")
  void a_film_whose_worker_is_killed_before_it_records_an_item_is_made_and_charged_once() {
    Path home = TestStudio.temporaryFolder();
    TestStudio queueing = new TestStudio(home, "--reelsmith.engine.works=false");
    try {
      Customer customer = Customer.with(queueing, 10_000);
      Crash never = Crash.neverBefore(Crash.RECORDS_AN_ITEM);
      ObjectNode first = customer.call("create_story_video", film());
      List<Long> videos = new ArrayList<>(List.of(first.required("video_id").asLong()));
      work(home, customer, videos, Map.of(runOf(first), never));

      List<Integer> survived = new ArrayList<>();
      // Every other item still has some of each stage.
      for (int item = 1; item <= never.passed(); item += 2) {
        ObjectNode created = customer.call("create_story_video", film());
        long video = created.required("video_id").asLong();
        try (var doomed = ServerProcess.workingUntilItem(home, runOf(created), item)) {
          TestStudio.await(() -> doomed.isDead() || hasEnded(customer, video));
          if (!doomed.isDead()) {
            survived.add(item);
          }
        }
        videos.add(video);
      }
      work(home, customer, videos, Map.of());

      assertThat(never.passed()).isGreaterThan(8);
      assertThat(survived).as("of %d items", never.passed()).isEmpty();
      assertThat(videos)
          .allSatisfy(
              video -> {
                assertThat(customer.bills(video)).isEqualTo("55 held, 52 used, 3 back");
                assertThat(customer.charges(video))
                    .isEqualTo(
                        "image.generate 2 (20), metadata.generate 1 (0), narration.generate 2 (2),"
                            + " render 1 (30)");
              });
      assertThat(customer.held()).isZero();
      assertThat(customer.mistakes()).isEmpty();
    } finally {
      queueing.close();
    }
  }

  /// With voices, music and all.
  private static ObjectNode film() {
    return json(
        """
        {'music': {'enabled': true}, 'script': {'slides': [
          {'narration': 'The lighthouse blinked.', 'picture': 'a lighthouse at night'},
          {'narration': 'Nobody saw it.', 'picture': 'a grey beach'}]}}
        """);
  }

  private static boolean hasEnded(Customer customer, long video) {
    return customer.video(video).required("poll_after_seconds").isNull();
  }

  private static ObjectNode preview(Customer customer) {
    return customer.call("create_story_video", silent("a pond").put("preview_only", true));
  }

  private static UUID runOf(ObjectNode created) {
    return UUID.fromString(created.required("pipeline_run_id").asString());
  }

  /// Queues one preview for each crash and has them made by a worker whose connections die so.
  private static List<Long> worked(TestStudio queueing, Customer customer, List<Crash> crashes) {
    List<Long> videos = new ArrayList<>();
    Map<UUID, Crash> runs = new HashMap<>();
    for (Crash crash : crashes) {
      ObjectNode created = preview(customer);
      videos.add(created.required("video_id").asLong());
      runs.put(runOf(created), crash);
    }
    work(queueing.home(), customer, videos, runs);
    return videos;
  }

  private static void work(
      Path home, Customer customer, List<Long> videos, Map<UUID, Crash> crashes) {
    TestStudio working =
        new TestStudio(
            home,
            crashes,
            Crash.never(),
            "--reelsmith.engine.lease=2s",
            "--reelsmith.engine.heartbeat=500ms");
    try {
      for (long video : videos) {
        String status = customer.finished(video).required("status").asString();
        assertThat(status).isEqualTo("completed");
      }
    } finally {
      working.close();
    }
  }

  /// Breaks at the first moment, the second, and so on, each time with an input and a key of its
  /// own, until it goes through.
  private int brokenEverywhere(Customer customer, String operation, ObjectNode input) {
    int moment = 1;
    while (breaks(customer, operation, input, moment)) {
      moment++;
    }
    return moment;
  }

  /// Calls with a connection that dies, and then again with the same key. False when the call ended
  /// before that moment came.
  private boolean breaks(Customer customer, String operation, ObjectNode input, int moment) {
    assertThat(moment).isLessThan(MOST_MOMENTS);
    var crash = Crash.at(moment);
    String key = UUID.randomUUID().toString();
    try {
      idle.calling(Identity.local(customer.account()), Door.REST, operation, input.deepCopy(), key)
          .contextWrite(crash.ofCall())
          .block(TestStudio.PATIENCE);
      assertThat(crash.happened()).as("%s survived moment %d", operation, moment).isFalse();
    } catch (OperationFailure failure) {
      assertThat(failure.code()).as("moment %d", moment).isEqualTo("service_unavailable");
    }
    if (crash.happened()) {
      idle.calling(Identity.local(customer.account()), Door.REST, operation, input.deepCopy(), key)
          .block(TestStudio.PATIENCE);
    }
    return crash.happened();
  }

  private long count(String table, Customer customer) {
    return idle.number(
        "select count(*) from %s where account_id = %s".formatted(table, customer.account()));
  }
}
