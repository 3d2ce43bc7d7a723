package reelsmith.pipeline;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.doctor.Finding;
import reelsmith.doctor.HealthCheck;

/// Whether stages take their workers down.
@Component
class CrashesCheck implements HealthCheck {

  private static final String WHERE_TO_LOOK =
      "Look at the end of logs/reelsmith.log, for hs_err_pid files, and whether the system ended it"
          + " for want of memory (dmesg); then render the video again.";

  private final DatabaseClient database;

  CrashesCheck(DatabaseClient database) {
    this.database = database;
  }

  @Override
  public String name() {
    return "Crashes";
  }

  @Override
  public Mono<Finding> examine() {
    return database
        .sql(
            """
            select
              (select string_agg(name || ' of run ' || number || ' (' || crashes || ' times)', ', ')
                from (select name, number, crashes from stage join run on run.id = run_id
                  where run.state in ('queued', 'running') and crashes > 0
                  order by number desc limit 5) crashing) as crashing,
              (select string_agg((failure ->> 'step') || ' of run ' || number, ', ')
                from (select failure, number from run
                  where state = 'failed' and failure ->> 'code' = 'stage_crashed'
                    and finished_at > clock_timestamp() - interval '1 day'
                  order by number desc limit 5) crashed) as crashed
            """)
        .map(row -> finding(row.get("crashing", String.class), row.get("crashed", String.class)))
        .one();
  }

  private static Finding finding(@Nullable String crashing, @Nullable String crashed) {
    if (crashed != null) {
      return Finding.warning(
          "runs failed since yesterday because their workers died: " + crashed, WHERE_TO_LOOK);
    }
    if (crashing != null) {
      return Finding.warning(
          "workers died, and the run goes on: " + crashing,
          "Nothing after a kill or a power cut. If it goes on: " + WHERE_TO_LOOK);
    }
    return Finding.ok("no stage took its worker down since yesterday");
  }
}
