package reelsmith.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import reelsmith.launcher.MakeProgress.Finished;
import reelsmith.launcher.MakeProgress.Remark;
import reelsmith.launcher.MakeProgress.StageTime;
import reelsmith.launcher.MakeProgress.Working;

class ProgressDisplayTests {

  private final Screen screen = new Screen();

  @Test
  void a_terminal_shows_one_bar_that_is_drawn_over_itself() {
    var display = ProgressDisplay.on(screen.terminal(80));

    display.show(new Working("Drawing slide 3 of 8", 0.5, Duration.ofSeconds(40)));
    display.show(new Working("Drawing slide 3 of 8", 0.5, Duration.ofSeconds(40)));
    display.show(new Working("Drawing slide 4 of 8", 0.625, Duration.ofSeconds(75)));
    display.end();

    assertThat(screen.printed())
        .isEqualTo(
            "\r\033[2K████████████░░░░░░░░░░░░  50 %  Drawing slide 3 of 8, 40 s left"
                + "\r\033[2K███████████████░░░░░░░░░  62 %  Drawing slide 4 of 8, 1 min 15 s left"
                + "\r\033[2K");
  }

  @Test
  void a_bar_never_wraps() {
    var display = ProgressDisplay.on(screen.terminal(40));

    display.show(new Working("Drawing slide 3 of 8 with a long explanation", 0.5, null));

    assertThat(screen.printed()).hasSize("\r\033[2K".length() + 39);
  }

  @Test
  void a_terminal_that_does_not_know_its_width_shows_the_bar_too() {
    var display = ProgressDisplay.on(screen.terminal(0));

    display.show(new Working("Drawing slide 3 of 8", 0.5, null));

    assertThat(screen.printed())
        .isEqualTo("\r\033[2K████████████░░░░░░░░░░░░  50 %  Drawing slide 3 of 8");
  }

  @Test
  void a_remark_stays_above_the_bar() {
    var display = ProgressDisplay.on(screen.terminal(80));

    display.show(new Working("Drawing", 0, null));
    display.show(new Remark("Clay is only approximated without a key."));

    assertThat(screen.printed())
        .endsWith(
            "Clay is only approximated without a key.\n░░░░░░░░░░░░░░░░░░░░░░░░   0 %  Drawing");
  }

  @Test
  void a_pipe_gets_a_line_for_each_stage_and_each_tenth() {
    var display = ProgressDisplay.on(screen.pipe());

    display.show(new Working("Writing", 0, null));
    display.show(new Working("Writing", 0.04, null));
    display.show(new Working("Drawing", 0.05, Duration.ofSeconds(9)));
    display.show(new Working("Drawing", 0.09, null));
    display.show(new Working("Drawing", 0.29, null));
    display.end();

    assertThat(screen.printed()).isEqualTo("  0 %  Writing\n  5 %  Drawing\n 29 %  Drawing\n");
  }

  @Test
  void the_report_names_the_film_its_measures_and_the_time_of_each_stage() {
    var film =
        new Finished(
            Path.of("/films/fox.mp4"),
            Duration.ofMillis(21_340),
            1080,
            1920,
            4_200_000,
            List.of(
                new StageTime("script", Duration.ofMillis(120)),
                new StageTime("render", Duration.ofMillis(8_050))));

    assertThat(FilmSummary.of(film))
        .isEqualTo(
            """
            /films/fox.mp4
            21.3 s, 1080 × 1920, 4.2 MB
            script 0.1 s, render 8.1 s""");
  }
}
