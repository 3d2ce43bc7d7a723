package reelsmith.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.studio.TestStudio.json;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.operation.Door;
import reelsmith.operation.Identity;
import reelsmith.operation.OperationFailure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Runs that fail or are asked for twice, the whole product; about 10 seconds.
class FaultTests {

  private final TestStudio studio = TestStudio.open();
  private final Customer customer = Customer.with(studio, 1_000);
  private final String mark = UUID.randomUUID().toString().substring(0, 8);

  @AfterEach
  void theBooksAreRight() {
    assertThat(customer.held()).isZero();
    assertThat(customer.mistakes()).isEmpty();
  }

  @Test
  void a_slide_that_cannot_be_drawn_is_tried_twice_and_stops_the_run() {
    long video =
        customer.create(
            silent("a pond " + mark, "a bridge (breaks) " + mark, "a mill " + mark)
                .put("preview_only", true));

    JsonNode failed = customer.finished(video);

    assertThat(failed.required("status").asString()).isEqualTo("failed");
    assertThat(failed.at("/pipeline_error/code").asString()).isEqualTo("slide_generation_failed");
    assertThat(failed.at("/pipeline_error/step").asString()).isEqualTo("slides");
    assertThat(failed.at("/pipeline_error/category").asString()).isEqualTo("provider");
    assertThat(failed.at("/pipeline_error/retryable").asBoolean()).isTrue();
    assertThat(failed.at("/pipeline_error/hint").asString()).isNotBlank();
    assertThat(failed.required("agent_status_message").asString()).contains("The painter is busy");
    assertThat(studio.illustrator().asked("a bridge (breaks) " + mark)).isEqualTo(2);
    assertThat(studio.illustrator().asked("a mill " + mark)).isZero();
  }

  @Test
  void the_same_key_gives_the_same_video_and_another_brief_is_refused() {
    ObjectNode brief = silent("a pond (waits) " + mark);
    String key = UUID.randomUUID().toString();

    JsonNode first = created(Door.REST, brief, key);
    JsonNode again = created(Door.MCP_HTTP, brief, key);
    OperationFailure other = refusal(brief.deepCopy().put("name", "Other"), key);

    assertThat(onTheWire(again)).isEqualTo(onTheWire(first));
    assertThat(other.code()).isEqualTo("idempotency_key_reused");
    customer.abort(first.required("video_id").asLong());
  }

  @Test
  void twenty_creates_at_once_with_one_key_make_one_run() {
    ObjectNode brief = silent("a pond (waits) " + mark);
    String key = UUID.randomUUID().toString();

    List<Long> videos =
        Objects.requireNonNull(
            Flux.range(0, 20)
                .flatMap(i -> creating(Door.REST, brief, key), 20)
                .map(answer -> answer.required("video_id").asLong())
                .collectList()
                .block(TestStudio.PATIENCE));

    assertThat(videos).hasSize(20);
    assertThat(Set.copyOf(videos)).hasSize(1);
    assertThat(
            studio.text("select count(*)::text from run where input::text like '%" + mark + "%'"))
        .isEqualTo("1");
    customer.abort(videos.getFirst());
  }

  @Test
  void writes_that_spend_need_a_key() {
    String before = studio.everythingWritten();

    OperationFailure create = refusal(silent("a pond"), null);
    var overRest =
        studio.send(
            studio
                .request("/api/v1/story/videos")
                .header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}")));

    assertThat(create.code()).isEqualTo("idempotency_required");
    assertThat(overRest.statusCode()).isEqualTo(422);
    assertThat(new String(overRest.body(), java.nio.charset.StandardCharsets.UTF_8))
        .contains("idempotency_required");
    assertThat(studio.everythingWritten()).isEqualTo(before);
  }

  /// A silent film of these pictures, which needs no voice and so is made quickly.
  private static ObjectNode silent(String... pictures) {
    ObjectNode brief = json("{'voice': {'enabled': false}, 'script': {'slides': []}}");
    for (String picture : pictures) {
      brief.withArray("/script/slides").addObject().put("picture", picture);
    }
    return brief;
  }

  private JsonNode created(Door door, ObjectNode brief, @Nullable String key) {
    return Objects.requireNonNull(creating(door, brief, key).block(TestStudio.PATIENCE));
  }

  private Mono<ObjectNode> creating(Door door, ObjectNode brief, @Nullable String key) {
    return studio.calling(
        Identity.local(customer.account()), door, "create_story_video", brief, key);
  }

  private OperationFailure refusal(ObjectNode brief, @Nullable String key) {
    try {
      created(Door.REST, brief, key);
      throw new AssertionError("Was not refused");
    } catch (OperationFailure failure) {
      return failure;
    }
  }

  private static JsonNode onTheWire(JsonNode answer) {
    return json(answer.toString());
  }
}
