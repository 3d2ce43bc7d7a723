package reelsmith.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import reelsmith.operation.AccountId;
import reelsmith.operation.Credential;
import reelsmith.operation.Door;
import reelsmith.operation.Identity;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.Scope;
import reelsmith.operation.Toolset;
import reelsmith.operation.WireFormat;

/// Which plan lets whom in through which door.
class PlanGateTests {

  private static final String NO_API = "membership_api_required";
  private static final String NO_MCP = "membership_mcp_required";

  private final Host host = new Host();

  /// What a key meets: at REST, and at the doors of the Model Context Protocol.
  private record Expected(AccountId account, String rest, String mcp) {}

  @Test
  void a_plan_opens_doors_to_keys_and_people_need_none() {
    host.call(
        "save_plan",
        "{'plan_code': 'api_only', 'label': 'A', 'rank': 2, 'api_access': true,"
            + " 'monthly_credits': 1}");
    host.call(
        "save_plan",
        "{'plan_code': 'mcp_only', 'label': 'M', 'rank': 2, 'mcp_access': true,"
            + " 'monthly_credits': 1}");
    List<Expected> table =
        List.of(
            new Expected(accountWithoutPlan(), NO_API, NO_MCP),
            new Expected(host.newAccount("starter", Term.MONTHLY), NO_API, NO_MCP),
            new Expected(host.newAccount("api_only", Term.MONTHLY), "ok", NO_MCP),
            new Expected(host.newAccount("mcp_only", Term.MONTHLY), NO_API, "ok"),
            new Expected(host.newAccount("creator", Term.MONTHLY), "ok", "ok"),
            new Expected(OwnerKey.OWNER, "ok", "ok"));
    Map<String, String> wrong = new LinkedHashMap<>();

    for (Expected row : table) {
      for (Door door : Door.values()) {
        for (Identity who : everybodyOf(row.account())) {
          for (var call : calls().entrySet()) {
            String expected = expected(row, door, who.credential(), call.getKey());
            String found = host.code(who, door, call.getKey(), call.getValue());
            if (!found.equals(expected)) {
              wrong.put(
                  "%s %s %s %s".formatted(row, door, who.credential().kind(), call.getKey()),
                  found);
            }
          }
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void a_refusal_says_where_another_plan_is_to_be_had() {
    Identity key = host.identity(host.newKey(host.newAccount("starter", Term.MONTHLY)));

    OperationFailure refusal = host.refusal(key, "count_toys", "{'limit': 1}");

    assertThat(refusal.kind()).isEqualTo(OperationFailure.Kind.FORBIDDEN);
    assertThat(refusal.details())
        .containsEntry("upgrade_url", "https://studio.example/plans")
        .containsEntry("plan_code", "starter");
  }

  @Test
  void the_starter_plan_is_the_one_of_the_contract() {
    Membership starter = membership(host.newAccount("starter", Term.MONTHLY));

    assertThat(starter.planLabel()).isEqualTo("Starter");
    assertThat(starter.templates()).containsExactly("rants");
    assertThat(starter.apiAccess()).isFalse();
    assertThat(starter.mcpAccess()).isFalse();
  }

  @Test
  void a_kind_of_video_that_is_not_in_the_plan_is_an_obstacle_for_everybody() {
    Membership starter = membership(host.newAccount("starter", Term.MONTHLY));

    assertThat(starter.obstacles(Credential.Kind.PERSON, Door.REST, "rants")).isEmpty();
    assertThat(starter.obstacles(Credential.Kind.PERSON, Door.REST, "story"))
        .singleElement()
        .satisfies(
            obstacle -> {
              assertThat(obstacle.code()).isEqualTo("membership_template_required");
              assertThat(obstacle.details())
                  .containsEntry("allowed_templates", List.of("rants"))
                  .containsKey("upgrade_url");
            });
    assertThat(starter.obstacles(Credential.Kind.KEY, Door.MCP_SSE, "story"))
        .extracting(PlanObstacle::code)
        .containsExactly(NO_MCP, "membership_template_required");
  }

  @Test
  void every_kind_of_video_there_is_can_stand_in_a_plan() throws IOException {
    try (InputStream file = getClass().getResourceAsStream("/tools-schema/check_readiness.json")) {
      var templates =
          WireFormat.mapper()
              .readTree(file)
              .at("/inputSchema/properties/template/enum")
              .valueStream();

      assertThat(templates)
          .allSatisfy(name -> assertThat(Plan.EVERY_TEMPLATE).contains(name.asString()));
    }
  }

  private static String expected(Expected row, Door door, Credential credential, String operation) {
    boolean host = operation.equals("list_accounts");
    if (host && !credential.host()) {
      return "not_permitted";
    }
    if (credential.kind() != Credential.Kind.KEY || host || operation.equals("get_account")) {
      return "ok";
    }
    return door == Door.REST || door == Door.COMMAND_LINE ? row.rest() : row.mcp();
  }

  /// One operation of each permission that matters.
  private static Map<String, String> calls() {
    return Map.of(
        "get_account", "{}",
        "list_accounts", "{}",
        "count_toys", "{'limit': 1}",
        "buy_toy", "{'name': 'ball'}",
        "list_api_keys", "{}");
  }

  private List<Identity> everybodyOf(AccountId account) {
    var person =
        new Credential(
            Credential.Kind.PERSON,
            null,
            1L,
            EnumSet.allOf(Scope.class),
            EnumSet.allOf(Toolset.class),
            null,
            false,
            account.equals(OwnerKey.OWNER));
    return List.of(
        host.identity(host.newKey(account)),
        new Identity(account, person),
        Identity.local(account));
  }

  private AccountId accountWithoutPlan() {
    return Objects.requireNonNull(
        host.doors().bean(Accounts.class).add("Without plan").block(Host.PATIENCE));
  }

  private Membership membership(AccountId account) {
    return Objects.requireNonNull(
        host.doors().bean(Memberships.class).of(account).block(Host.PATIENCE));
  }
}
