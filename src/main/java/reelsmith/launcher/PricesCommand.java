package reelsmith.launcher;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import reelsmith.launcher.HostRequests.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `reelsmith prices …`: what things cost.
@Command(
    name = "prices",
    description = "List and publish prices.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class PricesCommand {

  private static final AnswerTable PRICES =
      AnswerTable.of(
          "VERSION", "/version",
          "FROM", "/active_from",
          "KIND", "/template",
          "EVENT", "/event",
          "PER", "/per",
          "CREDITS", "/credits");

  private static final String FORM =
      "It must be like {\"version\": \"2027-01-01.first\", \"active_from\": \"2027-01-01\","
          + " \"prices\": [{\"template\": \"story\", \"event\": \"render\", \"credits\": 30}]}";

  private final HostRequests requests;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Print the whole answer as JSON.")
  private boolean json;

  PricesCommand(HostRequests requests) {
    this.requests = requests;
  }

  @Command(
      name = "list",
      description = "List the prices that are in force and those to come.",
      mixinStandardHelpOptions = true)
  int list() throws InterruptedException {
    return requests.ask(
        new Request("list_prices", requests.input(), null),
        json,
        answer -> PRICES.rows(rows(answer.path("price_lists"))));
  }

  @Command(
      name = "publish",
      description = "Publish a price list, which is never changed again.",
      mixinStandardHelpOptions = true)
  int publish(
      @Parameters(
              paramLabel = "FILE",
              description = "JSON with version, active_from (default: now) and prices.")
          Path file)
      throws InterruptedException {
    ObjectNode input = JsonFile.read("price list", file, FORM);
    return requests.ask(
        new Request("publish_prices", input, null),
        json,
        answer ->
            PRICES.rows(rows(requests.input().putArray("one").add(answer.path("price_list")))));
  }

  /// A row for each price, with the list it belongs to.
  private ArrayNode rows(JsonNode lists) {
    ArrayNode rows = requests.input().putArray("rows");
    for (JsonNode list : lists) {
      for (JsonNode price : list.path("prices")) {
        rows.addObject()
            .put("version", list.path("version").asString())
            .put("active_from", list.path("active_from").asString())
            .setAll((ObjectNode) price);
      }
    }
    return rows;
  }
}
