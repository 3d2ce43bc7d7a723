package reelsmith.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.studio.TestStudio.json;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What belongs to one account does not exist for another in those methods of the Model Context
/// Protocol that are no calls of tools. Takes about 3 s.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProtocolWallTests {

  private final TestStudio studio = TestStudio.open();
  private Tenant alice;
  private Tenant bob;

  @BeforeAll
  void moveIn() {
    alice = Tenant.of(studio, "alices-secret");
    bob = Tenant.of(studio, "bobs-secret");
  }

  @AfterAll
  void moveOut() {
    Stream.of(alice, bob).filter(Objects::nonNull).forEach(Tenant::leave);
  }

  @Test
  void a_task_of_somebody_else_is_an_unknown_one() {
    String key = UUID.randomUUID().toString();
    bob.rest(
        "create_story_video",
        json("{'name': 'bobs-secret', 'script': {'slides': [{'narration': 'A line.'}]}}"),
        key);
    String theirs = "create_story_video:" + key;
    String nobodys = "create_story_video:" + UUID.randomUUID();
    var stranger = new Agent(studio, alice.key());
    var owner = new Agent(studio, bob.key());
    String before = bob.rows();

    for (String method : List.of("tasks/get", "tasks/update", "tasks/cancel")) {
      String ofTheirs = task(stranger, method, theirs).toString().replace(theirs, "ID");
      String ofNobodys = task(stranger, method, nobodys).toString().replace(nobodys, "ID");
      assertThat(ofTheirs)
          .isEqualTo(ofNobodys)
          .contains("There is no task ID")
          .doesNotContain(bob.secret());
    }
    String after = bob.rows();

    assertThat(after).isEqualTo(before);
    assertThat(task(owner, "tasks/get", theirs).at("/result/status").asString())
        .isEqualTo("working");
    for (String method : List.of("tasks/update", "tasks/cancel")) {
      assertThat(task(owner, method, theirs).at("/result/resultType").asString())
          .as(method)
          .isEqualTo("complete");
    }
    assertThat(task(owner, "tasks/get", theirs).at("/result/status").asString())
        .isEqualTo("cancelled");
  }

  private static JsonNode task(Agent agent, String method, String id) {
    ObjectNode params = json("{'inputResponses': {}}").put("taskId", id);
    return agent.askWithoutSession(method, id, params);
  }

  @Test
  void the_id_of_a_video_of_somebody_else_is_not_proposed() {
    String id = String.valueOf(bob.waiting());

    assertThat(completed(new Agent(studio, bob.key()), id)).contains(id);
    assertThat(completed(new Agent(studio, alice.key()), id)).doesNotContain(id);
    assertThat(completed(new Agent(studio, alice.key()), ""))
        .isNotEmpty()
        .doesNotContain(id, String.valueOf(bob.aborted()));
  }

  private static List<String> completed(Agent agent, String prefix) {
    ObjectNode params = json("{'ref': {'type': 'ref/resource', 'uri': 'video://{video_id}'}}");
    params.putObject("argument").put("name", "video_id").put("value", prefix);
    return agent
        .ask("completion/complete", params)
        .at("/result/completion/values")
        .valueStream()
        .map(JsonNode::asString)
        .toList();
  }
}
