package reelsmith.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import reelsmith.doctor.Finding;
import reelsmith.doctor.HealthCheck;

/// What `doctor` says of workers and runs, on a studio that works on nothing; about three seconds.
class HealthTests {

  private final TestStudio studio = TestStudio.idle();

  @Test
  void a_worker_that_was_stopped_or_gives_no_sign_is_named_with_what_to_do() throws Exception {
    Process frozen =
        new ProcessBuilder(ServerProcess.command(HealthTests.class, List.of())).start();
    try {
      assertThat(frozen.getInputStream().read()).isEqualTo('.');
      studio.sql("insert into worker (id) values ('%d-frozen')".formatted(frozen.pid()));
      assertThat(examined("workersCheck").message()).doesNotContain("frozen");

      signal(frozen, "STOP");
      Finding stopped = examined("workersCheck");
      signal(frozen, "CONT");
      studio.sql(
          "update worker set seen_at = seen_at - interval '1 minute' where id like '%frozen'");
      Finding silent = examined("workersCheck");

      assertThat(List.of(stopped, silent))
          .allSatisfy(
              found -> {
                assertThat(found.outcome()).isEqualTo(Finding.Outcome.WARNING);
                assertThat(found.message()).endsWith("with the processes: " + frozen.pid());
                assertThat(found.whatToDo())
                    .contains("kill -CONT " + frozen.pid(), "kill -9 " + frozen.pid());
              });

      frozen.destroyForcibly().waitFor();
      assertThat(examined("workersCheck").message()).doesNotContain("frozen");
    } finally {
      frozen.destroyForcibly();
      studio.sql("delete from worker where id like '%frozen'");
    }
  }

  @Test
  void a_number_that_another_program_has_by_now_is_no_frozen_worker() {
    long ours = ProcessHandle.current().pid();
    studio.sql(
        """
        insert into worker (id, started_at, seen_at) values
          ('%d-frozen', now() - interval '9 days', now() - interval '9 days'),
          ('no number-frozen', now(), now() - interval '9 days')
        """
            .formatted(ours));

    Finding found = examined("workersCheck");
    studio.sql("delete from worker where id like '%frozen'");

    assertThat(found.message()).doesNotContain("frozen");
  }

  @Test
  void a_stage_that_crashes_is_named_while_its_run_goes_on_and_after_it_failed() {
    studio.sql(
        """
        with one as (
          insert into run (account_id, subject, template, state, input, deadline_at)
          values (1, -31, 'story', 'running', '{}', now() + interval '1 hour') returning id)
        insert into stage (run_id, position, name, label, needs, state, crashes)
        select id, 1, 'music', '', '{}', 'waiting', 2 from one
        """);
    Finding crashing = examined("crashesCheck");
    studio.sql(
        """
        update run set state = 'failed', finished_at = now(),
          failure = '{"code": "stage_crashed", "step": "music"}' where subject = -31
        """);
    Finding crashed = examined("crashesCheck");
    long run = studio.number("select number from run where subject = -31");
    studio.sql("update run set finished_at = now() - interval '2 days' where subject = -31");
    Finding later = examined("crashesCheck");
    studio.sql("delete from stage using run where run.id = run_id and subject = -31");
    studio.sql("delete from run where subject = -31");

    assertThat(crashing.outcome()).isEqualTo(Finding.Outcome.WARNING);
    assertThat(crashing.message()).contains("music of run %d (2 times)".formatted(run));
    assertThat(crashed.message()).contains("their workers died: music of run " + run);
    assertThat(crashed.whatToDo()).contains("logs/reelsmith.log", "memory");
    assertThat(later.outcome()).isEqualTo(Finding.Outcome.OK);
  }

  @Test
  void the_clocks_of_one_machine_agree() {
    assertThat(examined("clockCheck").outcome()).isEqualTo(Finding.Outcome.OK);
  }

  private Finding examined(String check) {
    return Objects.requireNonNull(
        studio.bean(check, HealthCheck.class).examine().block(TestStudio.PATIENCE));
  }

  private static void signal(Process process, String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    TestStudio.await(() -> isStopped(process) == name.equals("STOP"));
  }

  private static boolean isStopped(Process process) {
    try {
      return new String(
              new ProcessBuilder("ps", "-o", "stat=", "-p", Long.toString(process.pid()))
                  .start()
                  .getInputStream()
                  .readAllBytes(),
              java.nio.charset.StandardCharsets.UTF_8)
          .startsWith("T");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// A process of Java that does nothing until it is killed.
  public static void main(String[] arguments) throws IOException {
    System.out.print('.');
    System.out.flush();
    while (System.in.read() >= 0) {
      // Lives as long as whoever started it.
    }
  }
}
