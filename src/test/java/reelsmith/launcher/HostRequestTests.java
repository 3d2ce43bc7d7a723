package reelsmith.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Which operation a command asks for, and how an answer is shown.
class HostRequestTests {

  private final List<HostRequests.Request> asked = new ArrayList<>();
  private final Screen screen = new Screen();
  private final SplittableRandom randomness = new SplittableRandom(1);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          account create Ada --plan creator --term annual | create_account | {"name":"Ada","plan_code":"creator","term":"annual"}
          account plan 2 studio                           | change_plan | {"account_id":2,"plan_code":"studio"}
          account renew 2 --payment p1                    | renew_subscription | {"account_id":2,"payment_reference":"p1"}
          account cancel 2                                | cancel_subscription | {"account_id":2}
          account payment-failed 2                        | report_failed_payment | {"account_id":2}
          account member add 2 ada@example.com --name Ada --role owner | add_member_to_account | {"account_id":2,"email":"ada@example.com","name":"Ada","role":"owner"}
          account member list 2                           | list_members | {}
          account member remove 2 5                       | remove_member | {"member_id":5}
          person disable ada@example.com                  | set_person_access | {"email":"ada@example.com","access":"disabled"}
          person enable ada@example.com                   | set_person_access | {"email":"ada@example.com","access":"allowed"}
          maintenance show                                | get_maintenance | {}
          maintenance pause --message Soon                | set_maintenance | {"final_renders":"paused","message":"Soon"}
          maintenance resume                              | set_maintenance | {"final_renders":"running"}
          account list                                    | list_accounts | {"limit":200}
          key create --label x --for integration          | create_api_key_for_account | {"account_id":1,"label":"x","for":"integration","read_only":false}
          key create --account 2 --label x --scopes read,spend --toolsets story --read-only --daily-credits 5 --expires 2027-01-01T00:00:00Z | create_api_key_for_account | {"account_id":2,"label":"x","read_only":true,"daily_credits":5,"expires_at":"2027-01-01T00:00:00Z","scopes":["read","spend"],"toolsets":["story"]}
          key revoke 5                                    | revoke_api_key | {"key_id":5}
          plan save club --label Club --rank 2 --monthly-credits 7 --api --templates rants,story | save_plan | {"plan_code":"club","label":"Club","rank":2,"monthly_credits":7,"api_access":true,"mcp_access":false,"templates":["rants","story"]}
          plan list                                       | list_plans | {}
          prices list                                     | list_prices | {}
          grant 2 250 --reference welcome                 | grant_credits | {"account_id":2,"kind":"promo","credits":250,"reference":"welcome"}
          """)
  void a_command_is_one_operation(String words, String operation, String input) {
    int exitCode = run(words.split(" "));

    assertThat(exitCode).isZero();
    assertThat(asked)
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.operation()).isEqualTo(operation);
              assertThat(withoutNulls(request.input())).isEqualTo(input);
            });
  }

  @Test
  void keys_and_members_are_asked_for_in_their_account() {
    run("key", "list", "--account", "7");
    run("key", "--account", "8", "revoke", "5");
    run("account", "member", "list", "9", "--json");

    assertThat(asked).extracting(HostRequests.Request::account).containsExactly(7L, 8L, 9L);
  }

  @Test
  void what_must_not_be_done_twice_has_a_key_that_is_told_and_can_be_given() {
    run("grant", "2", "250");
    run("account", "create", "Ada", "--plan", "creator");
    run("grant", "2", "250", "--idempotency-key", "again");
    run("account", "create", "Ada", "--plan", "creator", "--idempotency-key", "again");
    run("grant", "2", "250", "--reference", "welcome");

    List<String> keys = asked.stream().map(HostRequests.Request::idempotencyKey).toList();
    assertThat(keys.subList(0, 2)).doesNotHaveDuplicates().allMatch(key -> key.length() == 32);
    assertThat(keys.subList(2, 5)).containsExactly("again", "again", null);
    assertThat(screen.complaints())
        .hasLineCount(2)
        .contains("--idempotency-key " + keys.getFirst(), "--idempotency-key " + keys.get(1));
  }

  @Test
  void a_table_is_as_wide_as_its_widest_values() {
    JsonNode rows =
        JsonMapper.shared()
            .readTree("[{\"a\": 1, \"b\": [\"x\", \"y\"]}, {\"a\": 12345, \"b\": null}]");

    assertThat(AnswerTable.of("A", "/a", "LIST", "/b").rows(rows))
        .isEqualTo("A      LIST\n1      x,y\n12345  -\n");
  }

  private int run(String... words) {
    var requests =
        new HostRequests(screen.pipe(), Path.of("nowhere"), randomness) {
          @Override
          int ask(Request request, boolean asJson, Function<ObjectNode, String> shown) {
            asked.add(request);
            return ExitCode.OK;
          }
        };
    return new CommandLine(CommandLine.Model.CommandSpec.create())
        .addSubcommand(AccountCommand.line(requests))
        .addSubcommand(new KeyCommand(requests))
        .addSubcommand(new PlanCommand(requests))
        .addSubcommand(new GrantCommand(requests))
        .addSubcommand(new PersonCommand(requests))
        .addSubcommand(new MaintenanceCommand(requests))
        .addSubcommand(new PricesCommand(requests))
        .execute(words);
  }

  private static String withoutNulls(ObjectNode input) {
    ObjectNode kept = input.deepCopy();
    kept.removeNulls();
    return kept.toString();
  }
}
