package reelsmith.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.studio.TestStudio.json;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reelsmith.operation.Door;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Price lists that a host publishes, the whole product; about five seconds.
class PriceListTests {

  private final TestStudio studio = TestStudio.open();
  private final String version = "list-" + UUID.randomUUID();

  @Test
  void a_list_is_published_once_through_every_door_and_never_changed() {
    Tenant host = Tenant.host(studio);
    var agent = new Agent(studio, studio.ownerKey());
    ObjectNode list = ranking(4, 31);

    JsonNode first = host.answer("publish_prices", list);
    JsonNode again = agent.call("publish_prices", list.deepCopy());
    JsonNode other = agent.call("publish_prices", ranking(4, 32));
    JsonNode listed = host.answer("list_prices", json("{}"));

    assertThat(first.at("/price_list/prices")).hasSize(3);
    assertThat(first.at("/price_list/in_force_for")).isEmpty();
    assertThat(again.at("/structuredContent/price_list")).isEqualTo(first.path("price_list"));
    assertThat(Agent.code(other)).isEqualTo("validation_failed");
    assertThat(Agent.refusal(other).at("/details/fields/0/path").asString()).isEqualTo("/version");
    assertThat(listed.path("price_lists")).contains(first.path("price_list"));
  }

  @Test
  void a_list_with_a_gap_or_a_past_is_refused() {
    ObjectNode gap = ranking(4, 31);
    ((ArrayNode) gap.path("prices")).remove(2);
    ((ArrayNode) gap.path("prices")).addObject().setAll(price("ranking", "flattery", 1));
    ((ArrayNode) gap.path("prices")).addObject().setAll(price("ranking", "script.generate", 5));

    assertThat(paths(gap)).containsExactly("/prices", "/prices/2", "/prices/3");
    assertThat(paths(ranking(4, 31).put("active_from", "2026-01-01")))
        .containsExactly("/active_from");
    assertThat(paths(ranking(-1, 1_000_001)))
        .containsExactly("/prices/0/credits", "/prices/2/credits");
  }

  @Test
  void a_running_run_keeps_the_prices_it_was_bought_for() {
    Customer customer = Customer.with(studio, 200);
    String mark = UUID.randomUUID().toString().substring(0, 8);
    ObjectNode brief =
        SpendingTests.silent("a pond " + mark, "a heron (waits) " + mark).put("preview_only", true);
    long video = customer.create(brief);
    TestStudio.await(() -> studio.gate().isAwaited(mark));
    String before = studio.text("select price_version from credit_hold where video_id = " + video);

    story(2);
    long dearer = customer.estimate(brief);
    story(1);
    studio.gate().open(mark);
    JsonNode preview = customer.finished(video);

    assertThat(preview.required("status").asString()).as(preview.toString()).isEqualTo("completed");
    assertThat(dearer).isEqualTo(40);
    assertThat(customer.estimate(brief)).isEqualTo(20);
    assertThat(customer.bills(video)).isEqualTo("20 held, 20 used, 0 back");
    assertThat(studio.text("select price_version from credit_hold where video_id = " + video))
        .isEqualTo(before);
    assertThat(customer.mistakes()).isEmpty();
  }

  /// Puts a list in force in which a story costs so many times as much as at first.
  private void story(int times) {
    ObjectNode list = json("{}").put("version", "times-%d-%s".formatted(times, version));
    ArrayNode prices = list.putArray("prices");
    studio
        .texts(
            "select event || ' ' || credits * "
                + times
                + " from price where template = 'story' and version like '2026-03-19.%'")
        .stream()
        .map(row -> row.split(" "))
        .forEach(row -> prices.add(price("story", row[0], Long.parseLong(row[1]))));
    studio.call("publish_prices", Door.COMMAND_LINE, list, null);
  }

  private ObjectNode ranking(long script, long render) {
    ObjectNode list = json("{'active_from': '2100-01-01'}").put("version", version);
    list.putArray("prices")
        .add(price("ranking", "script.generate", script))
        .add(price("ranking", "metadata.generate", 0))
        .add(price("ranking", "render", render));
    return list;
  }

  private static ObjectNode price(String template, String event, long credits) {
    return json("{}").put("template", template).put("event", event).put("credits", credits);
  }

  private List<String> paths(ObjectNode list) {
    HttpResponse<byte[]> refused = Tenant.host(studio).rest("publish_prices", list);
    return WireFormat.mapper()
        .readTree(refused.body())
        .at("/error/details/fields")
        .valueStream()
        .map(problem -> problem.path("path").asString())
        .sorted()
        .toList();
  }
}
