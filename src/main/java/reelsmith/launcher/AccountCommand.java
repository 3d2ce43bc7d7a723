package reelsmith.launcher;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import reelsmith.launcher.HostRequests.Request;
import tools.jackson.databind.node.ObjectNode;

/// `reelsmith account …`: the customers of an installation and their subscriptions.
@Command(
    name = "account",
    description = "Add accounts and manage their plans.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class AccountCommand {

  private static final AnswerTable ACCOUNTS =
      AnswerTable.of(
          "ID", "/account_id",
          "NAME", "/name",
          "PLAN", "/plan_code",
          "TERM", "/subscription/term",
          "STATE", "/subscription/state",
          "TERM ENDS", "/subscription/term_ends_at",
          "NEXT PLAN", "/subscription/next_plan_code");

  private static final AnswerTable ACCOUNT =
      AnswerTable.of(
          "Account", "/account/account_id",
          "Name", "/account/name",
          "Plan", "/account/plan_code",
          "Term", "/account/subscription/term",
          "State", "/account/subscription/state",
          "Term ends", "/account/subscription/term_ends_at",
          "Next plan", "/account/subscription/next_plan_code",
          "Credits granted", "/granted_credits");

  private final HostRequests requests;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Print the whole answer as JSON.")
  private boolean json;

  private AccountCommand(HostRequests requests) {
    this.requests = requests;
  }

  /// The command with those below it.
  static CommandLine line(HostRequests requests) {
    var account = new AccountCommand(requests);
    return new CommandLine(account).addSubcommand(new MemberCommand(account));
  }

  @Command(
      name = "create",
      description = "Add an account and start its plan.",
      mixinStandardHelpOptions = true)
  int create(
      @Parameters(paramLabel = "NAME", description = "What it is called.") String name,
      @Option(names = "--plan", required = true, paramLabel = "CODE", description = "Its plan.")
          String plan,
      @Option(names = "--term", paramLabel = "TERM", description = "monthly (default) or annual.")
          @Nullable String term,
      @Option(
              names = "--idempotency-key",
              paramLabel = "KEY",
              description = "Of an earlier call that gave no answer: no second account is added.")
          @Nullable String idempotencyKey)
      throws InterruptedException {
    ObjectNode input = requests.input().put("name", name).put("plan_code", plan).put("term", term);
    return requests.ask(
        new Request("create_account", input, null, requests.keyOf(idempotencyKey)),
        json,
        ACCOUNT::thing);
  }

  @Command(name = "list", description = "List all accounts.", mixinStandardHelpOptions = true)
  int list(
      @Option(names = "--after", paramLabel = "ID", description = "Only those after this one.")
          @Nullable Long after)
      throws InterruptedException {
    ObjectNode input = requests.input().put("cursor", after).put("limit", 200);
    return ask("list_accounts", input, answer -> ACCOUNTS.page(answer, "accounts", "--after"));
  }

  @Command(
      name = "plan",
      description = "Give an account another plan: a higher one now, a lower one at renewal.",
      mixinStandardHelpOptions = true)
  int plan(
      @Parameters(paramLabel = "ACCOUNT", description = "Its id.") long account,
      @Parameters(paramLabel = "CODE", description = "The plan.") String plan,
      @Option(names = "--term", paramLabel = "TERM", description = "monthly or annual.")
          @Nullable String term)
      throws InterruptedException {
    ObjectNode input = about(account).put("plan_code", plan).put("term", term);
    return ask("change_plan", input, ACCOUNT::thing);
  }

  @Command(
      name = "renew",
      description = "Record a payment for the next term. The same payment counts once.",
      mixinStandardHelpOptions = true)
  int renew(
      @Parameters(paramLabel = "ACCOUNT", description = "Its id.") long account,
      @Option(
              names = "--payment",
              required = true,
              paramLabel = "REFERENCE",
              description = "What the payment is called by whoever collected it.")
          String payment)
      throws InterruptedException {
    ObjectNode input = about(account).put("payment_reference", payment);
    return ask("renew_subscription", input, ACCOUNT::thing);
  }

  @Command(
      name = "cancel",
      description = "Let a subscription end with its term.",
      mixinStandardHelpOptions = true)
  int cancel(@Parameters(paramLabel = "ACCOUNT", description = "Its id.") long account)
      throws InterruptedException {
    return ask("cancel_subscription", about(account), ACCOUNT::thing);
  }

  @Command(
      name = "payment-failed",
      description = "Record that a payment failed: no new credits until one succeeds.",
      mixinStandardHelpOptions = true)
  int paymentFailed(@Parameters(paramLabel = "ACCOUNT", description = "Its id.") long account)
      throws InterruptedException {
    return ask("report_failed_payment", about(account), ACCOUNT::thing);
  }

  private int ask(String operation, ObjectNode input, Function<ObjectNode, String> words)
      throws InterruptedException {
    return ask(operation, input, null, words);
  }

  /// @param account whose account it is asked in; null for the host's own
  int ask(
      String operation,
      ObjectNode input,
      @Nullable Long account,
      Function<ObjectNode, String> words)
      throws InterruptedException {
    return requests.ask(new Request(operation, input, account), json, words);
  }

  ObjectNode about(long account) {
    return input().put("account_id", account);
  }

  ObjectNode input() {
    return requests.input();
  }
}
