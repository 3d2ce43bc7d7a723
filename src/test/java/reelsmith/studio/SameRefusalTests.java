package reelsmith.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.studio.TestStudio.json;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Whoever asks wrongly is told the same over REST and as an agent, letter by letter.
class SameRefusalTests {

  private final TestStudio studio = TestStudio.open();
  private final Agent agent = new Agent(studio, studio.ownerKey());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'script': {'visual_style_preset': 'crayon'}}",
        "{'script': {'visual_style_preset': 'custom'}}",
        "{'script': {'images_requested': 9}}",
        "{'script': {'images_requested': 31}}",
        "{'script': {'slides': []}}",
        "{'script': {'slides': 'none'}}",
        "{'script': {'slides': [{'speaker': 'A'}], 'characters': [{'name': 'B'}]}}",
        "{'script': {'slides': [{'narration': 'Жил старик.'}]}}",
        "{'voice': {'voice_actor_id': 99999}}",
        "{'voice': {'speed_percentage': 79}}",
        "{'voice': {'speed_percentage': 201}}",
        "{'music': {'category': 'Polka'}}",
        "{'music': {'music_id': 99999}}",
        "{'music': {'volume_percent': -1}}",
        "{'music': {'volume_percent': 101}}",
        "{'music': {'enabled': 'yes'}}",
        "{'prompt': 'short'}",
        "{'prompt': 7}",
        "{'target_seconds': 4}",
        "{'target_seconds': 601}",
        "{'language': 'tlh'}",
        "{'aspect_ratio': '4:3'}",
        "{'webhook': {'url': 'https://a.example'}}",
        "{'script': {'images_requested': 31}, 'voice': {'speed_percentage': 1}, 'prompt': ''}"
      })
  void what_is_wrong_with_a_brief(String brief) {
    JsonNode rest =
        error(
            studio.post("/api/v1/story/videos", UUID.randomUUID().toString(), json(brief)).body());
    JsonNode tool =
        refusal(
            "create_story_video", json(brief).put("idempotency_key", UUID.randomUUID().toString()));

    assertThat(tool).isEqualTo(rest);
    assertThat(rest.at("/details/fields/0").propertyNames())
        .containsExactly("path", "code", "message");
  }

  @ParameterizedTest
  @CsvSource({
    "get_video, GET, /api/v1/story/videos/999999",
    "wait_for_video, GET, /api/v1/story/videos/999999/wait",
    "abort_video, POST, /api/v1/story/videos/999999/abort",
    "render_video, POST, /api/v1/story/videos/999999/render"
  })
  void that_there_is_no_such_video(String operation, String method, String path) {
    JsonNode rest =
        error(
            studio
                .send(
                    studio
                        .request(path)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .method(method, BodyPublishers.noBody()))
                .body());
    ObjectNode input = json("{'video_id': 999999, 'video_type': 'story'}");
    if (operation.equals("render_video")) {
      input.put("idempotency_key", UUID.randomUUID().toString());
    }

    assertThat(rest.path("code").asString()).isEqualTo("not_found");
    assertThat(refusal(operation, input)).isEqualTo(rest);
  }

  private JsonNode refusal(String tool, ObjectNode input) {
    JsonNode result = agent.call(tool, input);
    assertThat(result.path("isError").asBoolean()).as(result.toString()).isTrue();
    return Agent.refusal(result);
  }

  private static JsonNode error(byte[] body) {
    return WireFormat.mapper().readTree(body).required("error");
  }
}
