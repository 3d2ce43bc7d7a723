package reelsmith.launcher;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import reelsmith.launcher.HostRequests.Request;

/// `reelsmith person …`: who may sign in at all.
@Command(
    name = "person",
    description = "Shut a person out of all accounts, or let them in again.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class PersonCommand {

  private static final AnswerTable PERSON = AnswerTable.of("E-mail", "/email", "Access", "/access");

  private final HostRequests requests;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Print the whole answer as JSON.")
  private boolean json;

  PersonCommand(HostRequests requests) {
    this.requests = requests;
  }

  @Command(
      name = "disable",
      description = "End all sessions of a person, who cannot sign in any more.",
      mixinStandardHelpOptions = true)
  int disable(@Parameters(paramLabel = "EMAIL", description = "Whose.") String email)
      throws InterruptedException {
    return set(email, "disabled");
  }

  @Command(
      name = "enable",
      description = "Let a person sign in again.",
      mixinStandardHelpOptions = true)
  int enable(@Parameters(paramLabel = "EMAIL", description = "Whom.") String email)
      throws InterruptedException {
    return set(email, "allowed");
  }

  private int set(String email, String access) throws InterruptedException {
    return requests.ask(
        new Request(
            "set_person_access", requests.input().put("email", email).put("access", access), null),
        json,
        PERSON::thing);
  }
}
