package reelsmith.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.studio.TestStudio.json;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reelsmith.operation.Door;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What somebody hears who asks before they create, the whole product; about three seconds.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuoteTests {

  private static final List<String> KINDS =
      List.of("story", "dmstory", "confession", "didyouknow", "rants", "ranking", "list");

  private final TestStudio studio = TestStudio.open();
  private Tenant customer;
  private Agent agent;

  @BeforeAll
  void moveIn() {
    customer = Tenant.of(studio, "asking");
    agent = new Agent(studio, customer.key());
  }

  @AfterAll
  void moveOut() {
    customer.leave();
  }

  /// The example of the contract.
  @Test
  void a_rant_misses_four_credits_on_the_plan_of_the_documents() {
    Customer starter = Customer.with(studio, "starter", 50);

    JsonNode answer =
        studio
            .calling(
                starter.key(2_000_000_001L, null),
                Door.REST,
                "check_readiness",
                json("{'template': 'rants', 'request': {'preview_only': true}}"),
                null)
            .block(TestStudio.PATIENCE);

    assertThat(withoutMessages(answer))
        .isEqualTo(
            json(
                """
                {'request_id': 'request-of-a-test',
                 'account': {'plan_code': 'starter', 'plan_label': 'Starter', 'api_access': false,
                   'mcp_access': false, 'available_credits': 50, 'allowed_templates': ['rants']},
                 'template_readiness': {'template': 'rants', 'template_access': true,
                   'required_credits': 54, 'available_credits': 50, 'credits_needed': 4,
                   'ready_to_create': false,
                   'blockers': [{'code': 'membership_api_required'},
                     {'code': 'insufficient_credits'}, {'code': 'not_available_yet'}]},
                 'warnings': []}
                """));
  }

  private static JsonNode withoutMessages(JsonNode answer) {
    JsonNode onTheWire = json(answer.toString());
    for (JsonNode blocker : onTheWire.at("/template_readiness/blockers")) {
      assertThat(((ObjectNode) blocker).remove("message").asString()).isNotBlank();
    }
    return onTheWire;
  }

  @ParameterizedTest
  @ValueSource(strings = {"check_readiness", "estimate_cost"})
  void asking_writes_nothing_and_both_doors_say_the_same(String operation) {
    var random = new Random(20_260_319L);
    String before = untouched();

    for (int i = 0; i < 30; i++) {
      ObjectNode question = json("{}").put("template", KINDS.get(i % KINDS.size()));
      question.set("request", brief(random, i % KINDS.size() == 0));

      JsonNode rest =
          WireFormat.mapper().readTree(customer.rest(operation, question.deepCopy()).body());
      JsonNode tool = agent.call(operation, question).path("structuredContent");

      assertThat(withoutId(tool)).as("%s", question).isEqualTo(withoutId(rest));
      assertThat(rest.has("error")).as("%s: %s", question, rest).isFalse();
    }
    assertThat(untouched()).isEqualTo(before);
  }

  /// Without when the key was used and how often.
  private String untouched() {
    return customer.rows().lines().filter(line -> !line.startsWith("api_key ")).toList().toString();
  }

  private static JsonNode withoutId(JsonNode answer) {
    ObjectNode rest = (ObjectNode) answer.deepCopy();
    rest.remove("request_id");
    return rest;
  }

  @Test
  void the_total_is_the_sum_of_the_parts() {
    var random = new Random(20_260_320L);
    for (int i = 0; i < 140; i++) {
      ObjectNode question = json("{}").put("template", KINDS.get(i % KINDS.size()));
      question.set("request", brief(random, i % KINDS.size() == 0));

      JsonNode estimate = studio.call("estimate_cost", Door.REST, question, null).path("estimate");

      long parts =
          estimate.properties().stream()
              .filter(field -> field.getKey().endsWith("_credits"))
              .filter(field -> !field.getKey().equals("total_credits"))
              .mapToLong(field -> field.getValue().asLong())
              .sum();
      assertThat(estimate.required("total_credits").asLong()).as("%s", question).isEqualTo(parts);
    }
  }

  private static ObjectNode brief(Random random, boolean story) {
    ObjectNode brief = json("{}").put("preview_only", random.nextBoolean());
    if (!story) {
      return brief;
    }
    if (random.nextBoolean()) {
      brief.putObject("voice").put("enabled", random.nextBoolean());
    }
    if (random.nextBoolean()) {
      var slides = brief.putObject("script").putArray("slides");
      for (int slide = 0; slide <= random.nextInt(5); slide++) {
        slides.addObject().put("narration", "A word. ".repeat(1 + random.nextInt(60)));
      }
    } else {
      brief.putObject("script").put("images_requested", 10 + random.nextInt(21));
    }
    return brief;
  }
}
