package reelsmith.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import reelsmith.operation.ToolFile;
import tools.jackson.databind.JsonNode;

class EveryTemplateTests {

  @Test
  void plans_know_the_kinds_of_video_that_operations_know() {
    JsonNode kinds =
        ToolFile.of("get_video").document().at("/inputSchema/properties/video_type/enum");

    assertThat(Plan.EVERY_TEMPLATE)
        .containsExactlyElementsOf(kinds.valueStream().map(JsonNode::asString).toList());
  }
}
