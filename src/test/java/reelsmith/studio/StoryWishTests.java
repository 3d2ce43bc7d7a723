package reelsmith.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.studio.TestStudio.json;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reelsmith.operation.Door;
import reelsmith.operation.WireFormat;
import reelsmith.template.StoryBrief;
import reelsmith.template.StoryTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What is wished for reaches what is made, the whole product; about fifteen seconds.
class StoryWishTests {

  private final TestStudio studio = TestStudio.open();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | /width | 270",
        "{} | /height | 480",
        "{'aspect_ratio': '9:16'} | /height | 480",
        "{'aspect_ratio': '1:1'} | /width | 270",
        "{'aspect_ratio': '1:1'} | /height | 270",
        "{'aspect_ratio': '16:9'} | /width | 480",
        "{'aspect_ratio': '16:9'} | /height | 270",
        "{} | /voice_format | narrated",
        "{'script': {'voice_format': 'dialogue'}} | /voice_format | dialogue",
        "{'script': {'voice_format': 'monologue'}} | /voice_format | monologue",
        "{} | /narrated | false",
        "{'script': {'narrator_enabled': true}} | /narrated | true",
        "{} | /captions | true",
        "{'captions': {'enabled': false}} | /captions | false",
        "{} | /seed | 99",
        "{'seed': 0} | /seed | 0",
        "{} | /language | en",
        "{} | /voice/voice_actor_id | ''",
        "{} | /voice/speed_percentage | 100",
        "{'voice': {'speed_percentage': 150}} | /voice/speed_percentage | 150",
        "{'voice': {'remove_silences': true}} | /voice/remove_silences | true",
        "{'voice': {'enabled': false}} | /voice | ''",
        "{} | /music | ''",
        "{'music': {'music_id': 1}} | /music | ''",
        "{'music': {'enabled': true}} | /music/volume_percent | 20",
        "{'music': {'enabled': true, 'volume_percent': 0}} | /music/volume_percent | 0",
        "{'music': {'enabled': true, 'music_id': 2}} | /music/track_id | 2",
        "{'music': {'enabled': true, 'id': 2}} | /music/track_id | 2",
        "{'music': {'enabled': true, 'category': 'calm'}} | /music/category | calm",
        "{'script': {'visual_style_preset': 'noir'}} | /style | noir",
        "{} | /slides | 12",
        "{'target_seconds': 60} | /target_seconds | 60"
      })
  void a_wish_stands_in_the_production(String brief, String path, String made) {
    assertThat(production(json(brief)).at(path).asString("")).isEqualTo(made);
  }

  @Test
  void every_voice_there_is_can_be_wished_for() {
    for (int voice : ids("list_voices", "voices", "voice_actor_id")) {
      ObjectNode brief = json("{}");
      brief.withObject("/voice").put("voice_actor_id", voice);

      assertThat(production(brief).at("/voice/voice_actor_id").asInt()).isEqualTo(voice);
    }
  }

  @Test
  void a_square_film_with_a_chosen_track_and_voice_is_made_as_wished() {
    int voice = ids("list_voices", "voices", "voice_actor_id").getLast();
    ObjectNode brief =
        json(
            """
            {'aspect_ratio': '1:1', 'captions': {'enabled': false},
             'music': {'enabled': true, 'music_id': 2, 'category': 'Happy'},
             'script': {'slides': [{'narration': 'Here it is.'}]}}
            """);
    brief.withObject("/voice").put("voice_actor_id", voice);

    long video = studio.create(brief);
    JsonNode film = studio.finished(video);

    assertThat(film.required("status").asString()).as(film.toString()).isEqualTo("completed");
    assertThat(film.at("/render/width").asInt()).isEqualTo(270);
    assertThat(film.at("/render/height").asInt()).isEqualTo(270);
    assertThat(result(video, "music").path("track_id").asInt()).isEqualTo(2);
    assertThat(result(video, "music").path("artifact").asString("")).isNotBlank();
    assertThat(result(video, "script").path("narrator").asInt()).isEqualTo(voice);
  }

  @Test
  void a_wide_film_is_wide() {
    long video =
        studio.create(
            json(
                """
                {'aspect_ratio': '16:9', 'voice': {'enabled': false},
                 'script': {'slides': [{'picture': 'a pond'}]}}
                """));

    JsonNode film = studio.finished(video);

    assertThat(film.at("/render/width").asInt()).as(film.toString()).isEqualTo(480);
    assertThat(film.at("/render/height").asInt()).isEqualTo(270);
  }

  @Test
  void music_follows_the_wished_mood_else_the_storys_and_is_none_unless_wished() {
    String preview =
        "{'preview_only': true, 'voice': {'enabled': false}, 'script': {'slides': [{'narration': 'A pond.'}]}, 'music': %s}";

    long wished = studio.create(json(preview.formatted("{'enabled': true, 'category': 'happy'}")));
    long none = studio.create(json(preview.formatted("{'music_id': 2, 'category': 'happy'}")));
    long story = studio.create(json(preview.formatted("{'enabled': true}")));
    List.of(wished, none, story).forEach(studio::finished);

    assertThat(result(wished, "music").path("category").asString("")).isEqualTo("Happy");
    assertThat(result(none, "music").path("artifact").isNull()).isTrue();
    assertThat(result(story, "music").path("category").asString(""))
        .isEqualTo(result(story, "script").path("mood").asString());
  }

  @Test
  void the_same_seed_tells_the_same_story_and_another_one_another() {
    String once = told(5);

    assertThat(told(5)).isEqualTo(once);
    assertThat(told(6)).isNotEqualTo(once);
  }

  private String told(long seed) {
    ObjectNode brief =
        json(
            """
            {'preview_only': true, 'voice': {'enabled': false},
             'prompt': 'A tailor sews a coat for the moon', 'script': {'images_requested': 2}}
            """);
    JsonNode view = studio.finished(studio.create(brief.put("seed", seed)));
    assertThat(view.required("status").asString()).as(view.toString()).isEqualTo("completed");
    return String.join("|", view.at("/assets/slides").findValuesAsString("narration"));
  }

  private JsonNode production(ObjectNode brief) {
    StoryBrief read = WireFormat.mapper().treeToValue(brief, StoryBrief.class);
    return WireFormat.mapper().valueToTree(studio.bean(StoryTemplate.class).production(read, 99));
  }

  private JsonNode result(long video, String stage) {
    return WireFormat.mapper()
        .readTree(
            studio.text(
                "select stage.result::text from stage join run on run.id = run_id where subject = %d and name = '%s'"
                    .formatted(video, stage)));
  }

  private List<Integer> ids(String operation, String list, String id) {
    return studio
        .call(operation, Door.REST, json("{}"), null)
        .required(list)
        .valueStream()
        .map(entry -> entry.required(id).asInt())
        .toList();
  }
}
