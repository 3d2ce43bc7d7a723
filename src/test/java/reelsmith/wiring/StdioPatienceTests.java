package reelsmith.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import reelsmith.api.mcp.StdioStreams;
import reelsmith.launcher.ProtocolStreams;
import reelsmith.operation.OperationRunner;

class StdioPatienceTests {

  @Test
  void the_longest_call_is_answered_before_the_door_and_the_program_end() {
    assertThat(StdioStreams.LAST_ANSWERS).isGreaterThan(OperationRunner.LONGEST_CALL);
    assertThat(ProtocolStreams.LAST_ANSWERS).isGreaterThan(StdioStreams.LAST_ANSWERS);
  }
}
