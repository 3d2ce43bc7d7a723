package reelsmith.api.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PromptDocumentTests {

  private static final String FILE =
      """
      ---
      name: greet
      title: Greet
      description: Greets.
      arguments:
        - name: who
          required: true
          description: Whom.
        - name: how
          description: How.
          default: warmly
          completion: [warmly, coldly]
      ---
      Greet {{who}} {{ how }}, {{who}}!
      """;

  @Test
  void values_take_the_place_of_variables() {
    var prompt = PromptDocument.parse(FILE);

    String text = prompt.render(Map.of("who", "Ada", "how", "coldly"));

    assertThat(text).isEqualTo("Greet Ada coldly, Ada!");
  }

  @Test
  void what_is_left_out_is_the_default() {
    var prompt = PromptDocument.parse(FILE);

    String text = prompt.render(Map.of("who", "Ada", "how", " "));

    assertThat(text).isEqualTo("Greet Ada warmly, Ada!");
  }

  @Test
  void a_value_is_never_read_as_a_template() {
    var prompt = PromptDocument.parse(FILE);

    String text = prompt.render(Map.of("who", "{{how}} $1 \\"));

    assertThat(text).isEqualTo("Greet {{how}} $1 \\ warmly, {{how}} $1 \\!");
  }

  @Test
  void a_file_without_a_title_is_refused_with_words() {
    String untitled = FILE.replace("title: Greet\n", "");

    assertThatThrownBy(() -> PromptDocument.parse(untitled))
        .hasMessage("The front matter has no title");
    assertThatThrownBy(() -> PromptDocument.parse("Greet"))
        .hasMessageContaining("begins with front matter");
  }
}
