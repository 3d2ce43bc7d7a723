package reelsmith.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// How runs may move and what a plan may be. No database; takes no time.
class StateTests {

  @Test
  void a_run_moves_only_along_these_ways() {
    String ways =
        Arrays.stream(RunState.values())
            .map(state -> state + ":" + successors(state))
            .collect(Collectors.joining("\n"));

    assertThat(ways)
        .isEqualTo(
            """
            QUEUED: RUNNING FAILED ABORTED
            RUNNING: COMPLETED FAILED ABORTED
            COMPLETED:
            FAILED:
            ABORTED:""");
  }

  @Test
  void what_has_an_end_has_no_successor() {
    assertThat(Arrays.stream(RunState.values()).filter(RunState::isFinal))
        .containsExactly(RunState.COMPLETED, RunState.FAILED, RunState.ABORTED);
  }

  @Test
  void a_plan_that_cannot_be_carried_out_is_refused() {
    var first = new PlannedStage("first", "First", List.of());
    var dreamer = new PlannedStage("dreamer", "Dreamer", List.of("nobody"));
    var early = new PlannedStage("early", "Early", List.of("first"));

    assertThatThrownBy(() -> new Plan(List.of())).hasMessageContaining("at least one");
    assertThatThrownBy(() -> new Plan(List.of(first, first))).hasMessageContaining("twice");
    assertThatThrownBy(() -> new Plan(List.of(first, dreamer))).hasMessageContaining("nobody");
    assertThatThrownBy(() -> new Plan(List.of(early, first))).hasMessageContaining("before it");
  }

  private static String successors(RunState state) {
    return state.successors().stream()
        .sorted()
        .map(next -> " " + next)
        .collect(Collectors.joining());
  }
}
