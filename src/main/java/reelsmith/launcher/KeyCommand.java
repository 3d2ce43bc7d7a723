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

/// `reelsmith key …`: the API keys of an account.
@Command(
    name = "key",
    description = "Make, list and revoke API keys.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class KeyCommand {

  private static final AnswerTable KEYS =
      AnswerTable.of(
          "ID", "/key_id",
          "LABEL", "/label",
          "KEY", "/prefix",
          "SCOPES", "/scopes",
          "APPROVED BY", "/approval_policy",
          "DAILY CREDITS", "/daily_credits",
          "LAST USED", "/last_used_at",
          "REQUESTS 24H", "/requests_24h",
          "ERRORS 24H", "/errors_24h",
          "EXPIRES", "/expires_at",
          "REVOKED", "/revoked_at");

  private static final AnswerTable CREATED =
      AnswerTable.of(
          "API key", "/api_key",
          "Id", "/key_id",
          "Account", "/account_id",
          "Scopes", "/scopes",
          "Toolsets", "/toolsets",
          "Read only", "/read_only",
          "Daily credits", "/daily_credits",
          "Approved by", "/approval_policy",
          "Expires", "/expires_at");

  private static final AnswerTable REVOKED =
      AnswerTable.of("Id", "/key_id", "Label", "/label", "Revoked", "/revoked_at");

  private final HostRequests requests;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Print the whole answer as JSON.")
  private boolean json;

  @Option(
      names = "--account",
      scope = ScopeType.INHERIT,
      paramLabel = "ID",
      defaultValue = "1",
      description = "Whose keys. Default: 1, the account that runs the installation.")
  private long account = 1;

  KeyCommand(HostRequests requests) {
    this.requests = requests;
  }

  @Command(
      name = "create",
      description = "Make a key and show it this once.",
      mixinStandardHelpOptions = true)
  int create(
      @Option(names = "--label", required = true, description = "What you call it.") String label,
      @Option(
              names = "--for",
              paramLabel = "USE",
              description = "agent (a person approves; default) or integration (it approves).")
          @Nullable String use,
      @Option(
              names = "--scopes",
              split = ",",
              description = "read, spend, admin. Default: read,spend.")
          @Nullable List<String> scopes,
      @Option(
              names = "--toolsets",
              split = ",",
              description = "story, library, account, developer. Default: all.")
          @Nullable List<String> toolsets,
      @Option(names = "--read-only", description = "Refuse everything that changes something.")
          boolean readOnly,
      @Option(
              names = "--daily-credits",
              paramLabel = "N",
              description = "How many credits it may set aside in one day.")
          @Nullable Long dailyCredits,
      @Option(
              names = "--expires",
              paramLabel = "TIME",
              description = "When it ends, such as 2027-01-01T00:00:00Z.")
          @Nullable String expires)
      throws InterruptedException {
    ObjectNode input =
        requests
            .input()
            .put("account_id", account)
            .put("label", label)
            .put("for", use)
            .put("read_only", readOnly)
            .put("daily_credits", dailyCredits)
            .put("expires_at", expires);
    putList(input, "scopes", scopes);
    putList(input, "toolsets", toolsets);
    return requests.ask(
        new Request("create_api_key_for_account", input, null), json, CREATED::thing);
  }

  @Command(name = "list", description = "List the keys.", mixinStandardHelpOptions = true)
  int list(
      @Option(names = "--before", paramLabel = "ID", description = "Only those before this one.")
          @Nullable Long before)
      throws InterruptedException {
    ObjectNode input = requests.input().put("cursor", before).put("limit", 100);
    return requests.ask(
        new Request("list_api_keys", input, account),
        json,
        answer -> KEYS.page(answer, "api_keys", "--before"));
  }

  @Command(
      name = "revoke",
      description = "End a key for good, at once.",
      mixinStandardHelpOptions = true)
  int revoke(@Parameters(paramLabel = "KEY", description = "Its id.") long key)
      throws InterruptedException {
    ObjectNode input = requests.input().put("key_id", key);
    return requests.ask(new Request("revoke_api_key", input, account), json, REVOKED::thing);
  }

  private static void putList(ObjectNode input, String field, @Nullable List<String> values) {
    if (values != null) {
      ArrayNode list = input.putArray(field);
      values.forEach(list::add);
    }
  }
}
