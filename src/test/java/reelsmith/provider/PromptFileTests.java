package reelsmith.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptFileTests {

  private static final String FILE =
      """
      ---
      name: greet
      title: Greet
      description: Greets somebody: politely.
      arguments:
        who: the person
      ---
      Hello {{who}}!
      """;

  @Test
  void a_prompt_has_words_about_itself_and_gaps() {
    var prompt = PromptFile.parse(FILE);

    assertThat(prompt.name()).isEqualTo("greet");
    assertThat(prompt.description()).isEqualTo("Greets somebody: politely.");
    assertThat(prompt.arguments()).containsExactly(Map.entry("who", "the person"));
    assertThat(prompt.variables()).containsExactly("who");
  }

  @Test
  void what_is_filled_in_is_not_filled_in_again() {
    var prompt = PromptFile.parse(FILE);

    assertThat(prompt.render(Map.of("who", "{{who}} $1 \\"))).isEqualTo("Hello {{who}} $1 \\!");
  }

  @Test
  void a_missing_or_unknown_value_is_refused() {
    var prompt = PromptFile.parse(FILE);

    assertThatThrownBy(() -> prompt.render(Map.of())).hasMessageContaining("who");
    assertThatThrownBy(() -> prompt.render(Map.of("who", "a", "why", "b")))
        .hasMessageContaining("why");
  }

  @Test
  void declared_and_used_arguments_must_be_the_same() {
    assertThatThrownBy(() -> PromptFile.parse(FILE.replace("{{who}}", "{{whom}}")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("whom");
  }

  @ParameterizedTest
  @ValueSource(strings = {"write_script", "describe_video"})
  void every_pipeline_prompt_loads(String name) {
    assertThat(PromptFile.load("prompts/pipeline/" + name + ".md").name()).isEqualTo(name);
  }
}
