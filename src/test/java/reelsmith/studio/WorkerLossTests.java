package reelsmith.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.studio.SpendingTests.silent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/// Many runs on workers of which one is killed every few seconds; about six minutes.
class WorkerLossTests {

  private static final int RUNS = 100;

  /// Every so manieth run makes a film, the others previews.
  private static final int FILM_EVERY = 4;

  private static final Duration BETWEEN_DEATHS = Duration.ofSeconds(8);

  @Test
  @Tag("long")
  void a_hundred_runs_end_once_though_a_worker_is_killed_every_few_seconds() {
    TestStudio studio =
        new TestStudio(
            TestStudio.temporaryFolder(),
            "--reelsmith.engine.works=false",
            TestStudio.UNLIMITED[0],
            TestStudio.UNLIMITED[1]);
    var wreck = new Wreck(studio);
    var random = new Random(4);
    List<WorkerProcess> workers = new ArrayList<>();
    try {
      Customer customer = Customer.with(studio, 1_000_000);
      List<Long> videos = new ArrayList<>();
      for (int run = 0; run < RUNS; run++) {
        videos.add(
            customer.create(silent("a pond " + run).put("preview_only", run % FILM_EVERY != 0)));
      }

      for (int worker = 0; worker < 3; worker++) {
        workers.add(WorkerProcess.start(studio.home()));
      }
      int deaths = 0;
      Set<String> kept = new HashSet<>();
      while (unfinished(studio) > 0) {
        Mono.delay(BETWEEN_DEATHS).block();
        // The oldest, so that the young get to work at all.
        workers.remove(random.nextInt(2)).kill();
        workers.add(WorkerProcess.start(studio.home()));
        kept.addAll(items(studio));
        deaths++;
        assertThat(deaths).as("deaths before all runs ended").isLessThan(200);
      }

      System.out.printf(
          "%d workers were killed; %s%n",
          deaths,
          studio.text(
              "select string_agg(state || ' ' || n, ', ') from (select state, count(*) n from run"
                  + " group by 1) s"));
      // Crashes are forgiven here; DeathTests has those that are not.
      assertThat(studio.number("select count(*) from run where state = 'completed'"))
          .isEqualTo(RUNS);
      assertThat(items(studio)).containsAll(kept);
      videos.forEach(wreck::assertEndedOnce);
      assertThat(
              studio.number(
                  """
                  select count(*) from item i join run on run.subject = i.subject
                  where run.state = 'completed' and i.result is null
                  """))
          .isZero();
      assertThat(customer.held()).isZero();
      assertThat(customer.mistakes()).isEmpty();
      workers.forEach(WorkerProcess::close);
      try (var last = WorkerProcess.start(studio.home())) {
        wreck.assertNothingStays();
      }
    } finally {
      workers.forEach(WorkerProcess::kill);
      studio.close();
    }
  }

  /// What was finished when.
  private static Set<String> items(TestStudio studio) {
    return Set.copyOf(
        studio.texts(
            """
            select concat_ws(' ', subject, stage, key, recorded_at) from item
            where result is not null
            """));
  }

  private static long unfinished(TestStudio studio) {
    return studio.number("select count(*) from run where state in ('queued', 'running')");
  }
}
