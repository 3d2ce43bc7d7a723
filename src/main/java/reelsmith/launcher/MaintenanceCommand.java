package reelsmith.launcher;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import reelsmith.launcher.HostRequests.Request;
import tools.jackson.databind.node.ObjectNode;

/// `reelsmith maintenance …`: whether final films are rendered at the moment.
@Command(
    name = "maintenance",
    description = "Pause final renders for all accounts, and let them go on.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class MaintenanceCommand {

  private static final AnswerTable STATE =
      AnswerTable.of(
          "Final renders", "/final_renders",
          "Message", "/message",
          "Since", "/changed_at");

  private final HostRequests requests;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Print the whole answer as JSON.")
  private boolean json;

  MaintenanceCommand(HostRequests requests) {
    this.requests = requests;
  }

  @Command(name = "show", description = "Say how it stands.", mixinStandardHelpOptions = true)
  int show() throws InterruptedException {
    return ask("get_maintenance", requests.input());
  }

  @Command(
      name = "pause",
      description = "Begin no final render; previews and films that were begun go on.",
      mixinStandardHelpOptions = true)
  int pause(
      @Option(
              names = "--message",
              description = "What refused callers are told, such as when it will be over.")
          @Nullable String message)
      throws InterruptedException {
    ObjectNode input = requests.input().put("final_renders", "paused").put("message", message);
    return ask("set_maintenance", input);
  }

  @Command(name = "resume", description = "Render again.", mixinStandardHelpOptions = true)
  int resume() throws InterruptedException {
    return ask("set_maintenance", requests.input().put("final_renders", "running"));
  }

  private int ask(String operation, ObjectNode input) throws InterruptedException {
    return requests.ask(new Request(operation, input, null), json, STATE::thing);
  }
}
