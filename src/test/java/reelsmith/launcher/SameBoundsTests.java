package reelsmith.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import reelsmith.operation.ToolFile;
import tools.jackson.databind.JsonNode;

/// The command line says at once what the studio would say later, so both must say the same.
class SameBoundsTests {

  private final JsonNode fields =
      ToolFile.of("create_story_video").document().at("/inputSchema/properties");

  @Test
  void an_idea_is_as_long_for_make_as_for_the_studio() {
    assertThat(MakeOptions.SHORTEST_IDEA).isEqualTo(bound("/prompt/minLength"));
    assertThat(MakeOptions.LONGEST_IDEA).isEqualTo(bound("/prompt/maxLength"));
  }

  @Test
  void a_film_is_as_long_for_make_as_for_the_studio() {
    assertThat(MakeOptions.SHORTEST_SECONDS).isEqualTo(bound("/target_seconds/minimum"));
    assertThat(MakeOptions.LONGEST_SECONDS).isEqualTo(bound("/target_seconds/maximum"));
  }

  @Test
  void a_story_has_as_many_slides_for_make_as_for_the_studio() {
    assertThat(MakeOptions.FEWEST_SLIDES)
        .isEqualTo(bound("/script/properties/images_requested/minimum"));
    assertThat(MakeOptions.MOST_SLIDES)
        .isEqualTo(bound("/script/properties/images_requested/maximum"))
        .isEqualTo(bound("/script/properties/slides/maxItems"));
  }

  @Test
  void films_have_the_same_shapes() {
    assertThat(
            Arrays.stream(MakeRequest.AspectRatio.values()).map(MakeRequest.AspectRatio::wireName))
        .containsExactlyElementsOf(
            fields.at("/aspect_ratio/enum").valueStream().map(JsonNode::asString).toList());
  }

  private int bound(String path) {
    JsonNode bound = fields.at(path);
    assertThat(bound.isIntegralNumber()).as(path).isTrue();
    return bound.asInt();
  }
}
