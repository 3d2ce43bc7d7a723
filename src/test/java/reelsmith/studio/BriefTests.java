package reelsmith.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static reelsmith.studio.TestStudio.json;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelsmith.operation.Door;
import reelsmith.operation.FieldProblem;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What may be asked for and what it costs, through the operations of the whole product; about ten
/// seconds, most of them for the start.
class BriefTests {

  private final TestStudio studio = TestStudio.open();

  @ParameterizedTest
  @CsvSource({
    "/script/images_requested, 10, 30",
    "/voice/speed_percentage, 80, 200",
    "/music/volume_percent, 0, 100"
  })
  void numbers_have_bounds(String path, int least, int most) {
    assertAccepted(with(path, least));
    assertAccepted(with(path, most));
    assertRefused(with(path, least - 1), path);
    assertRefused(with(path, most + 1), path);
  }

  @Test
  void a_preview_may_have_as_few_as_two_slides() {
    assertAccepted(with("/script/images_requested", 2).put("preview_only", true));
    assertRefused(
        with("/script/images_requested", 1).put("preview_only", true), "/script/images_requested");
  }

  @Test
  void a_wished_length_has_bounds() {
    assertAccepted(brought(1).put("target_seconds", 5));
    assertAccepted(narrated("word ".repeat(200)).put("target_seconds", 600));
    assertRefused(brought(1).put("target_seconds", 4), "/target_seconds");
    assertRefused(brought(1).put("target_seconds", 601), "/target_seconds");
  }

  @ParameterizedTest
  @CsvSource({"/prompt, 6, 1000", "/script/visual_style_custom, 1, 240", "/name, 1, 180"})
  void texts_have_bounds_in_code_points(String path, int least, int most) {
    assertAccepted(with(path, "🙂".repeat(most)));
    assertAccepted(with(path, "  " + "🙂".repeat(least) + "  "));
    assertRefused(with(path, "🙂".repeat(most + 1)), path);
    if (least > 1) {
      assertRefused(with(path, "  " + "🙂".repeat(least - 1) + "  "), path);
    }
  }

  @Test
  void names_are_one_line() {
    ObjectNode brief = brought(1).put("name", "A\r\nB");
    brief
        .withArray("/script/characters")
        .addObject()
        .put("name", "Ann\u2028Bob")
        .put("description", "Two\nlines");

    OperationFailure failure = studio.refusal(Door.REST, brief);

    assertThat(paths(failure)).containsExactly("/name", "/script/characters/0/name");
    assertThat(failure).hasMessageContaining("must be one line without control characters");
  }

  @Test
  void a_script_far_too_long_for_the_wish_is_refused() {
    ObjectNode brief = narrated("x".repeat(1000)).put("target_seconds", 5);

    OperationFailure failure = studio.refusal(Door.REST, brief);

    assertThat(failure.code()).isEqualTo("target_length_unreachable");
  }

  @Test
  void a_brought_script_has_bounds() {
    assertAccepted(brought(1));
    assertAccepted(brought(30));
    assertRefused(brought(0), "/script/slides");
    assertRefused(brought(31), "/script/slides");
    assertAccepted(narrated("x".repeat(1000)));
    assertRefused(narrated("x".repeat(1001)), "/script/slides/0/narration");
  }

  @ParameterizedTest
  @CsvSource({
    "/script/characters/0/name, 1, 60",
    "/script/characters/0/description, 0, 220",
    "/script/slides/0/speaker, 0, 120",
    "/script/slides/0/picture, 0, 1000"
  })
  void texts_inside_lists_have_bounds(String path, int least, int most) {
    assertAccepted(inList(path, "x".repeat(most)));
    assertRefused(inList(path, "x".repeat(most + 1)), path);
    if (least > 0) {
      assertAccepted(inList(path, "x".repeat(least)));
      assertRefused(inList(path, "x".repeat(least - 1)), path);
    }
  }

  @Test
  void at_most_eight_characters_can_be_wished_for() {
    assertAccepted(cast(8));
    assertRefused(cast(9), "/script/characters");
  }

  @Test
  void a_mood_of_music_is_a_short_word() {
    assertThat(problem(with("/music/category", "x".repeat(40)))).isEqualTo("unknown_value");
    assertThat(problem(with("/music/category", "x".repeat(41)))).isEqualTo("too_long");
  }

  @Test
  void numbers_that_name_something_are_positive() {
    assertRefused(with("/voice/voice_actor_id", 0), "/voice/voice_actor_id");
    assertRefused(with("/music/music_id", 0), "/music/music_id");
    assertRefused(with("/music/id", 0), "/music/id");
    assertRefused(with("/seed", -1), "/seed");
    assertAccepted(with("/seed", 0));
    assertAccepted(with("/seed", 9_007_199_254_740_991L));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'prompt': 5} | /prompt",
        "{'preview_only': 'yes'} | /preview_only",
        "{'target_seconds': '12'} | /target_seconds",
        "{'seed': 1.5} | /seed",
        "{'script': []} | /script",
        "{'script': {'slides': 'x'}} | /script/slides",
        "{'script': {'slides': ['x']}} | /script/slides/0",
        "{'script': {'characters': [5]}} | /script/characters/0",
        "{'script': {'images_requested': 'ten'}} | /script/images_requested",
        "{'voice': true} | /voice",
        "{'voice': {'enabled': 1}} | /voice/enabled",
        "{'music': {'volume_percent': '20'}} | /music/volume_percent",
        "{'captions': false} | /captions"
      })
  void a_wrong_type_is_refused_with_its_path(String brief, String path) {
    assertRefused(json(brief), path);
    assertThat(problem(json(brief))).isEqualTo("wrong_type");
  }

  @Test
  void an_unknown_field_is_refused_over_mcp_and_named_over_rest() {
    ObjectNode brief = json("{'script': {'image_requested': 12}}");

    assertThatThrownBy(() -> studio.estimate(Door.MCP_HTTP, brief))
        .isInstanceOfSatisfying(
            OperationFailure.class,
            failure ->
                assertThat(paths(failure)).containsExactly("/request/script/image_requested"));
    JsonNode created = studio.createdAndTakenBack(brief);

    assertThat(studio.refusal(Door.MCP_SSE, brief).code()).isEqualTo("validation_failed");
    assertThat(created.at("/warnings").findValuesAsString("code"))
        .containsExactly("offline_script", "unknown_field");
    assertThat(created.at("/warnings/1").toString())
        .contains("/script/image_requested", "Did you mean images_requested?");
  }

  @Test
  void who_asks_before_creating_hears_of_a_mistyped_field_once_and_where_it_stands() {
    ObjectNode brief = json("{'script': {'image_requested': 12}}");

    JsonNode estimate = studio.estimate(Door.REST, brief.deepCopy());
    JsonNode ready = readiness(brief);

    assertThat(estimate.at("/warnings").findValuesAsString("path"))
        .containsExactly("/request/script/image_requested");
    assertThat(ready.at("/warnings").findValuesAsString("path"))
        .containsExactly("/request/script/image_requested");
  }

  @Test
  void what_a_narration_loses_is_named_before_and_after_creating() {
    ObjectNode brief =
        json(
            """
            {'script': {'slides': [{'narration': 'If x<y and z>w then stop.'},
              {'narration': 'A <b>bold</b> one.'}, {'narration': '😀😀😀'}]}}
            """);

    JsonNode estimate = studio.estimate(Door.REST, brief.deepCopy());
    JsonNode created = studio.createdAndTakenBack(brief);

    assertThat(created.at("/warnings").findValuesAsString("path"))
        .containsExactly("/script/slides/1/narration", "/script/slides/2/narration");
    assertThat(created.at("/warnings").findValuesAsString("message"))
        .containsExactly(
            "Slide 2: markup tags are neither spoken nor shown in captions.",
            "Slide 3: emoji are neither spoken nor shown in captions.");
    assertThat(estimate.at("/warnings").findValuesAsString("path"))
        .containsExactly(
            "/request/script/slides/1/narration", "/request/script/slides/2/narration");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/script/reuse_characters_from_video_id",
        "/script/reuse_story_mode",
        "/script/reference_images",
        "/script/reference_instruction",
        "/script/outro",
        "/webhook"
      })
  void what_is_not_built_yet_is_refused_with_its_path(String path) {
    String before = studio.everythingWritten();

    OperationFailure failure = studio.refusal(Door.REST, with(path, "anything"));

    assertThat(failure.code()).isEqualTo("not_available_yet");
    assertThat(paths(failure)).containsExactly(path);
    assertThat(studio.everythingWritten()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'script': {'visual_style_preset': 'crayon'}} | validation_failed |"
            + " /script/visual_style_preset",
        "{'script': {'visual_style_preset': 'custom'}} | validation_failed |"
            + " /script/visual_style_custom",
        "{'voice': {'voice_actor_id': 99999}} | validation_failed | /voice/voice_actor_id",
        "{'music': {'music_id': 99999}} | validation_failed | /music/music_id",
        "{'music': {'category': 'Polka'}} | validation_failed | /music/category",
        "{'language': 'tlh'} | language_not_supported | /language",
        "{'language': 'not a language'} | validation_failed | /language",
        "{'language': 'de', 'voice': {'enabled': false}, 'prompt': 'Ein Fuchs lernt lesen'} |"
            + " language_not_supported | /language",
        "{'prompt': 'Жил старик у моря'} | language_not_supported | /prompt",
        "{'prompt': '狐狸学会了读书这件事', 'voice': {'enabled': false}} |"
            + " language_not_supported | /prompt",
        "{'script': {'characters': [{'name': 'Ann'}, {'name': 'Мария'}]}} |"
            + " language_not_supported | /script/characters/1/name",
        "{'voice': {'enabled': false}, 'script': {'characters': [{'name': '小红'}]}} |"
            + " language_not_supported | /script/characters/0/name",
        "{'voice': {'enabled': false}, 'script': {'slides': [{'narration': '你好'}]}} |"
            + " language_not_supported | /script/slides/0/narration",
        "{'voice': {'enabled': false}, 'target_seconds': 22} |"
            + " target_length_unreachable | /target_seconds",
        "{'target_seconds': 6, 'script': {'slides': [{'picture': 'a pond'}, {'picture': 'a mill'},"
            + " {'picture': 'a hill'}]}} | target_length_unreachable | /target_seconds",
        "{'target_seconds': 5} | target_length_unreachable | /target_seconds",
        "{'target_seconds': 600, 'script': {'slides': [{'narration': 'Hi.'}]}} |"
            + " target_length_unreachable | /target_seconds",
        "{'script': {'slides': [{}]}} | validation_failed | /script/slides/0",
        "{'script': {'slides': [{'narration': 'Hi.'}], 'images_requested': 2}} |"
            + " validation_failed | /script/images_requested",
        "{'script': {'slides': [{'narration': 'Hi.', 'speaker': 'Ann'}], 'characters':"
            + " [{'name': 'Bob'}]}} | validation_failed | /script/slides/0/speaker",
        "{'script': {'slides': [{'narration': 'Жил старик.'}]}} | language_not_supported |"
            + " /script/slides/0/narration"
      })
  void what_cannot_be_made_is_refused_with_its_path_and_nothing_is_written(
      String brief, String code, String path) {
    String before = studio.everythingWritten();

    OperationFailure failure = studio.refusal(Door.REST, json(brief));

    assertThat(failure.code()).as(failure.getMessage()).isEqualTo(code);
    assertThat(paths(failure)).containsExactly(path);
    assertThat(studio.everythingWritten()).isEqualTo(before);
  }

  @Test
  void without_voices_other_letters_are_fine() {
    assertAccepted(
        json(
            """
            {'voice': {'enabled': false}, 'script': {'slides': [{'narration': 'Жил старик.'}]}}
            """));
    assertAccepted(json("{'voice': {'enabled': false}, 'prompt': 'Жил старик у моря'}"));
    assertAccepted(
        json(
            """
            {'voice': {'enabled': false}, 'language': 'de',
             'script': {'slides': [{'narration': 'Ein Fuchs.'}]}}
            """));
  }

  @Test
  void an_estimate_looks_like_this() {
    JsonNode list =
        studio
            .call("list_prices", Door.REST, json("{}"), null)
            .path("price_lists")
            .valueStream()
            .filter(one -> one.path("in_force_for").toString().contains("\"story\""))
            .findFirst()
            .orElseThrow();

    JsonNode answer = studio.estimate(Door.REST, json("{'script': {'images_requested': 12}}"));

    assertThat(json(answer.toString()))
        .isEqualTo(
            json(
                """
                {'request_id': 'request-of-a-test', 'template': 'story', 'template_version': 'v001',
                 'estimate': {'preview_only': false, 'slides': 12, 'narration_units': 27,
                   'script_credits': 3, 'image_credits': 120, 'narration_credits': 27,
                   'transcription_credits': 3, 'metadata_credits': 0, 'render_credits': 30,
                   'total_credits': 183,
                   'pricing_version': '%s',
                   'pricing_source': 'configured_pricing'},
                 'precision': {'script': 'exact', 'image': 'exact', 'narration': 'upper_bound',
                   'transcription': 'upper_bound', 'metadata': 'exact', 'render': 'exact',
                   'total': 'upper_bound'},
                 'prices_active_from': '%s', 'warnings': []}
                """
                    .formatted(
                        list.path("version").asString(), list.path("active_from").asString())));
    assertThat(
            studio
                .estimate(Door.REST, json("{'preview_only': true}"))
                .at("/estimate/total_credits")
                .asLong())
        .isEqualTo(153);
  }

  @Test
  void readiness_estimate_and_create_name_the_same_price() {
    long seed = Long.getLong("seed", 20_260_101L);
    var random = new Random(seed);
    for (int i = 0; i < Integer.getInteger("briefs", 60); i++) {
      ObjectNode brief = randomBrief(random);

      long estimated = total(studio.estimate(Door.REST, brief.deepCopy()), "/estimate");
      JsonNode ready = readiness(brief.deepCopy());
      long created = total(studio.createdAndTakenBack(brief.deepCopy()), "/estimate");

      String about = "brief %d of seed %d: %s".formatted(i, seed, brief);
      assertThat(ready.at("/template_readiness/required_credits").asLong())
          .as(about)
          .isEqualTo(estimated);
      assertThat(ready.at("/template_readiness/ready_to_create").asBoolean()).as(about).isTrue();
      assertThat(created).as(about).isEqualTo(estimated);
    }
  }

  private JsonNode readiness(ObjectNode brief) {
    ObjectNode input = json("{'template': 'story'}");
    input.set("request", brief);
    return studio.call("check_readiness", Door.REST, input, null);
  }

  private static long total(JsonNode answer, String estimate) {
    return answer.at(estimate + "/total_credits").asLong(-1);
  }

  private static ObjectNode randomBrief(Random random) {
    ObjectNode brief = json("{}");
    boolean preview = random.nextBoolean();
    if (preview || random.nextBoolean()) {
      brief.put("preview_only", preview);
    }
    if (random.nextInt(3) == 0) {
      brief.set("voice", json("{'enabled': false}"));
    }
    if (random.nextBoolean()) {
      brief.set("music", json("{'enabled': true, 'volume_percent': 35}"));
    }
    if (random.nextBoolean()) {
      ArrayNode slides = brief.withArray("/script/slides");
      int count = 1 + random.nextInt(30);
      for (int i = 0; i < count; i++) {
        slides.addObject().put("narration", "x".repeat(random.nextInt(1000))).put("picture", "y");
      }
    } else {
      int least = preview ? 2 : 10;
      brief.withObject("/script").put("images_requested", least + random.nextInt(31 - least));
    }
    return brief;
  }

  private void assertAccepted(ObjectNode brief) {
    assertThat(total(studio.estimate(Door.MCP_HTTP, brief), "/estimate")).isPositive();
  }

  private void assertRefused(ObjectNode brief, String path) {
    assertThat(paths(studio.refusal(Door.REST, brief))).as(brief.toString()).containsExactly(path);
  }

  /// The code of the first problem.
  private String problem(ObjectNode brief) {
    var fields = (List<?>) studio.refusal(Door.REST, brief).details().get("fields");
    return ((FieldProblem) fields.getFirst()).code();
  }

  /// A brief with one character and one slide, with a text at a path in one of them.
  private static ObjectNode inList(String path, String text) {
    ObjectNode brief = json("{'script': {'slides': [{'narration': 'A line.'}]}}");
    if (path.contains("characters")) {
      brief.withArray("/script/characters").addObject().put("name", "Ann");
    }
    int last = path.lastIndexOf('/');
    ((ObjectNode) brief.at(path.substring(0, last))).put(path.substring(last + 1), text);
    return brief;
  }

  private static ObjectNode cast(int characters) {
    ObjectNode brief = json("{}");
    for (int i = 0; i < characters; i++) {
      brief.withArray("/script/characters").addObject().put("name", "Ann " + i);
    }
    return brief;
  }

  private static List<String> paths(OperationFailure failure) {
    assertThat(failure.details()).as(failure.getMessage()).containsKey("fields");
    return ((List<?>) failure.details().get("fields"))
        .stream().map(FieldProblem.class::cast).map(FieldProblem::path).toList();
  }

  private static ObjectNode with(String path, Object value) {
    ObjectNode brief = WireFormat.mapper().createObjectNode();
    int last = path.lastIndexOf('/');
    ObjectNode parent = last == 0 ? brief : brief.withObject(path.substring(0, last));
    parent.set(path.substring(last + 1), WireFormat.mapper().valueToTree(value));
    if (path.endsWith("visual_style_custom")) {
      parent.put("visual_style_preset", "custom");
    }
    return brief;
  }

  private static ObjectNode brought(int slides) {
    ObjectNode brief = json("{'script': {'slides': []}}");
    for (int i = 0; i < slides; i++) {
      brief.withArray("/script/slides").addObject().put("narration", "A line.");
    }
    return brief;
  }

  private static ObjectNode narrated(String narration) {
    ObjectNode brief = brought(1);
    ((ObjectNode) brief.at("/script/slides/0")).put("narration", narration);
    return brief;
  }
}
