package reelsmith.launcher;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import reelsmith.launcher.HostRequests.Request;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `reelsmith plan …`: what accounts can subscribe to.
@Command(
    name = "plan",
    description = "List and save plans.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class PlanCommand {

  private static final AnswerTable PLANS = columns("");
  private static final AnswerTable PLAN = columns("/plan");

  private final HostRequests requests;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Print the whole answer as JSON.")
  private boolean json;

  PlanCommand(HostRequests requests) {
    this.requests = requests;
  }

  @Command(name = "list", description = "List the plans.", mixinStandardHelpOptions = true)
  int list() throws InterruptedException {
    return requests.ask(
        new Request("list_plans", requests.input(), null),
        json,
        answer -> PLANS.rows(answer.path("plans")));
  }

  @Command(
      name = "save",
      description = "Add a plan, or change it at once for every account that has it.",
      mixinStandardHelpOptions = true)
  int save(
      @Parameters(paramLabel = "CODE", description = "Its code.") String code,
      @Option(names = "--label", required = true, description = "What people call it.")
          String label,
      @Option(names = "--rank", required = true, description = "Higher ones are upgrades.")
          int rank,
      @Option(
              names = "--monthly-credits",
              required = true,
              paramLabel = "N",
              description = "Credits for each month of a term.")
          long monthlyCredits,
      @Option(names = "--api", description = "Keys may call the REST interface.") boolean api,
      @Option(names = "--mcp", description = "Keys may use the Model Context Protocol.")
          boolean mcp,
      @Option(
              names = "--templates",
              split = ",",
              description = "The kinds of video it includes. Default: all.")
          @Nullable List<String> templates)
      throws InterruptedException {
    ObjectNode input =
        requests
            .input()
            .put("plan_code", code)
            .put("label", label)
            .put("rank", rank)
            .put("monthly_credits", monthlyCredits)
            .put("api_access", api)
            .put("mcp_access", mcp);
    if (templates != null) {
      ArrayNode list = input.putArray("templates");
      templates.forEach(list::add);
    }
    return requests.ask(new Request("save_plan", input, null), json, PLAN::thing);
  }

  private static AnswerTable columns(String prefix) {
    return AnswerTable.of(
        "CODE", prefix + "/plan_code",
        "LABEL", prefix + "/label",
        "RANK", prefix + "/rank",
        "API", prefix + "/api_access",
        "MCP", prefix + "/mcp_access",
        "MONTHLY CREDITS", prefix + "/monthly_credits",
        "TEMPLATES", prefix + "/templates",
        "NOT YET", prefix + "/templates_not_available_yet");
  }
}
