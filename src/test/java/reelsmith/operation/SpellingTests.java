package reelsmith.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTests {

  private static final List<String> KNOWN =
      List.of("prompt", "name", "seed", "preview_only", "images_requested");

  @ParameterizedTest
  @CsvSource({
    "promt, prompt",
    "Prompt, prompt",
    "previewOnly, preview_only",
    "image_requested, images_requested"
  })
  void a_misspelt_name_leads_to_the_one_that_was_meant(String written, String meant) {
    assertThat(Spelling.nearest(written, KNOWN)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"webhook", "x", "tier"})
  void an_unlike_name_leads_to_none(String written) {
    assertThat(Spelling.nearest(written, KNOWN)).isEmpty();
  }
}
