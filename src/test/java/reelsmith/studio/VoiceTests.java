package reelsmith.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.studio.TestStudio.json;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.Collectors;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import reelsmith.operation.Door;
import reelsmith.pipeline.PlannedStage;
import reelsmith.template.Production;
import reelsmith.template.Productions;
import reelsmith.template.StageNames;
import reelsmith.template.StoryTemplate;
import tools.jackson.databind.JsonNode;

/// The voices to choose from, the whole product; about two seconds after the start.
class VoiceTests {

  private final TestStudio studio = TestStudio.open();

  @Test
  void every_voice_says_what_one_chooses_by() {
    List<JsonNode> voices = voices("{}");

    assertThat(voices).hasSizeGreaterThan(3);
    assertThat(voices)
        .allSatisfy(
            voice -> {
              assertThat(voice.required("voice_actor_id").asInt()).isPositive();
              for (String said : List.of("name", "age", "accent")) {
                assertThat(voice.required(said).asString()).as(said).isNotBlank();
              }
              assertThat(voice.required("languages").toString()).contains("\"en\"");
              assertThat(voice.required("favorite").asBoolean(true)).isFalse();
            });
    assertThat(voices.stream().map(voice -> voice.required("voice_actor_id").asInt()))
        .doesNotHaveDuplicates();
    assertThat(voices.stream().map(voice -> voice.required("gender").asString()))
        .contains("female", "male");
  }

  @Test
  void voices_can_be_asked_for_by_gender_and_language() {
    List<JsonNode> women = voices("{'gender': 'female'}");

    assertThat(women)
        .isNotEmpty()
        .hasSizeLessThan(voices("{}").size())
        .allMatch(voice -> voice.required("gender").asString().equals("female"));
    assertThat(voices("{'gender': 'male'}")).hasSize(voices("{}").size() - women.size());
    assertThat(voices("{'language': 'en-GB'}")).hasSize(voices("{}").size());
    assertThat(voices("{'language': 'tlh'}")).isEmpty();
  }

  @Test
  void a_silent_film_is_not_said_to_record_voices() {
    assertThat(narrationOf(Productions.silent())).isEqualTo("Timing the slides");
    assertThat(narrationOf(Productions.spoken())).isEqualTo("Recording the voices");
  }

  private String narrationOf(Production production) {
    return studio.bean(StoryTemplate.class).plan(production).stages().stream()
        .filter(stage -> stage.name().equals(StageNames.NARRATION))
        .map(PlannedStage::label)
        .collect(Collectors.joining());
  }

  @Test
  void a_voice_can_be_heard_by_its_link_alone() throws Exception {
    List<JsonNode> voices = voices("{}");
    String first = voices.getFirst().required("preview_url").asString();
    String last = voices.getLast().required("preview_url").asString();

    var heard = studio.send(studio.stranger(first));
    var again =
        studio.send(studio.stranger(voices("{}").getFirst().required("preview_url").asString()));
    var other = studio.send(studio.stranger(last));
    var changed = studio.send(studio.stranger(first.replace("voice-", "voice-x")));

    assertThat(heard.statusCode()).isEqualTo(200);
    assertThat(heard.headers().firstValue("Content-Type")).contains("audio/wav");
    try (var sound = AudioSystem.getAudioInputStream(new ByteArrayInputStream(heard.body()))) {
      assertThat(sound.getFrameLength() / sound.getFormat().getFrameRate()).isBetween(1f, 10f);
    }
    assertThat(again.body()).isEqualTo(heard.body());
    assertThat(other.body()).isNotEqualTo(heard.body());
    assertThat(changed.statusCode()).isEqualTo(403);
  }

  private List<JsonNode> voices(String input) {
    return studio
        .call("list_voices", Door.REST, json(input), null)
        .required("voices")
        .valueStream()
        .toList();
  }
}
