package reelsmith.launcher;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import reelsmith.launcher.HostRequests.Request;
import tools.jackson.databind.node.ObjectNode;

/// `reelsmith grant`: gives credits to an account.
@Command(
    name = "grant",
    description = "Give credits to an account.",
    mixinStandardHelpOptions = true)
final class GrantCommand implements Callable<Integer> {

  private static final AnswerTable GRANTED =
      AnswerTable.of(
          "Account", "/account_id",
          "Credits", "/credits",
          "Kind", "/kind",
          "Expires", "/expires_at",
          "Reference", "/reference");

  private final HostRequests requests;

  @Parameters(index = "0", paramLabel = "ACCOUNT", description = "Its id.")
  private long account;

  @Parameters(index = "1", paramLabel = "CREDITS", description = "How many.")
  private long credits;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      defaultValue = "promo",
      description = "promo (default), partner, purchase, correction, monthly or annual.")
  private String kind = "promo";

  @Option(
      names = "--expires",
      paramLabel = "TIME",
      description = "When what is left of them is gone, such as 2027-01-01. Default: by the kind.")
  private @Nullable String expires;

  @Option(
      names = "--reference",
      description = "What they are for, such as an invoice; the same reference grants once.")
  private @Nullable String reference;

  @Option(names = "--description", description = "One line for the customer's ledger.")
  private @Nullable String description;

  @Option(
      names = "--idempotency-key",
      paramLabel = "KEY",
      description = "Of an earlier call that gave no answer: what it did is not done again.")
  private @Nullable String idempotencyKey;

  @Option(names = "--json", description = "Print the whole answer as JSON.")
  private boolean json;

  GrantCommand(HostRequests requests) {
    this.requests = requests;
  }

  @Override
  public Integer call() throws InterruptedException {
    ObjectNode input =
        requests
            .input()
            .put("account_id", account)
            .put("kind", kind)
            .put("credits", credits)
            .put("expires_at", expires)
            .put("reference", reference)
            .put("description", description);
    String key =
        reference != null && idempotencyKey == null ? null : requests.keyOf(idempotencyKey);
    return requests.ask(new Request("grant_credits", input, null, key), json, GRANTED::thing);
  }
}
