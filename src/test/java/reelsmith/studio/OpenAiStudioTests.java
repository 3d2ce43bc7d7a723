package reelsmith.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static reelsmith.studio.TestStudio.json;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reelsmith.provider.Script;
import reelsmith.provider.openai.PretendedOpenAi;
import tools.jackson.databind.JsonNode;

/// A studio whose scripts a language model writes, from its settings to the video; about 10
/// seconds.
class OpenAiStudioTests {

  private static final Map<String, Object> SCRIPT =
      Map.of(
          "title",
          "The Ferry",
          "mood",
          "Calm",
          "characters",
          List.of(),
          "slides",
          List.of(slide("The ferry leaves before anybody wakes."), slide("Only the gulls wave.")));

  private static final Map<String, Object> COPY =
      Map.of(
          "titles",
          List.of("Ferry", "The first ferry", "The ferry that leaves before anybody wakes"),
          "description",
          "Gulls wave. #ferry");

  @Test
  void the_words_of_a_video_are_the_models() throws Exception {
    try (var openai = PretendedOpenAi.saying(SCRIPT, COPY)) {
      TestStudio studio =
          new TestStudio(
              TestStudio.temporaryFolder(),
              "--reelsmith.studio.script-writer=openai",
              "--reelsmith.studio.openai.base-url=" + openai.baseUrl(),
              "--reelsmith.studio.openai.api-key=" + PretendedOpenAi.KEY,
              "--reelsmith.studio.openai.model=pretended");
      try {
        long video =
            studio.create(
                json(
                    """
                    {'prompt': 'A ferry at dawn', 'preview_only': true,
                     'voice': {'enabled': false},
                     'script': {'images_requested': 2, 'voice_format': 'narrated'}}
                    """));

        JsonNode preview = studio.finished(video);

        assertThat(preview.required("status").asString())
            .as(preview.toString())
            .isEqualTo("completed");
        assertThat(preview.at("/assets/slides").findValuesAsString("narration"))
            .containsExactly("The ferry leaves before anybody wakes.", "Only the gulls wave.");
        assertThat(preview.required("name").asString()).isEqualTo("Ferry");
        assertThat(preview.toString()).doesNotContain(PretendedOpenAi.KEY);
      } finally {
        studio.close();
      }
      assertThat(openai.authorizations().getFirst()).isEqualTo("Bearer " + PretendedOpenAi.KEY);
    }
  }

  @Test
  void without_a_key_the_studio_does_not_start_and_says_what_is_missing() {
    assertThatThrownBy(
            () ->
                new TestStudio(
                    TestStudio.temporaryFolder(), "--reelsmith.studio.script-writer=openai"))
        .hasStackTraceContaining("REELSMITH_STUDIO_OPENAI_API_KEY is missing in the environment");
  }

  private static Map<String, Object> slide(String narration) {
    return Map.of(
        "speaker",
        Script.NARRATOR,
        "narration",
        narration,
        "picture",
        "A ferry on a wide river at dawn",
        "continuity",
        "The same ferry",
        "visible",
        List.of());
  }
}
