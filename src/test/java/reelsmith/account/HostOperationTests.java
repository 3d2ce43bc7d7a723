package reelsmith.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reelsmith.TestClock;
import reelsmith.operation.AccountId;
import reelsmith.operation.Door;
import reelsmith.operation.Identity;
import tools.jackson.databind.JsonNode;

/// Plans and subscriptions as a host and its customers see them, while time goes by.
class HostOperationTests {

  private static final Duration TWO_MONTHS = Duration.ofDays(62);

  private final Host host = new Host();
  private final TestClock clock = host.doors().bean(TestClock.class);
  private final RecordedGrants grants = host.doors().bean(RecordedGrants.class);

  @AfterEach
  void putClockBack() {
    clock.reset();
  }

  @Test
  void an_account_begins_with_a_term_and_its_credits() {
    JsonNode account =
        host.call("create_account", "{'name': 'Ada', 'plan_code': 'creator', 'term': 'annual'}");

    assertThat(account.at("/account/plan_code").asString()).isEqualTo("creator");
    assertThat(account.at("/account/subscription/state").asString()).isEqualTo("active");
    assertThat(account.at("/granted_credits").asLong()).isEqualTo(12_000);
    assertThat(grants.of(new AccountId(account.at("/account/account_id").asLong())))
        .singleElement()
        .satisfies(
            grant -> {
              assertThat(grant.term()).isEqualTo(Term.ANNUAL);
              assertThat(grant.credits()).isEqualTo(12_000);
            });
  }

  @Test
  void an_upgrade_opens_the_door_in_the_same_request() {
    AccountId account = host.newAccount("starter", Term.MONTHLY);
    Identity key = host.identity(host.newKey(account));
    assertThat(toys(key)).isEqualTo("membership_api_required");

    JsonNode answer = host.call("change_plan", about(account, "'plan_code': 'creator'"));

    assertThat(answer.at("/applied_at_once").asBoolean()).isTrue();
    assertThat(toys(key)).isEqualTo("ok");
    assertThat(grants.creditsOf(account)).containsExactly(50L, 950L);
  }

  @Test
  void a_downgrade_waits_for_the_next_payment() {
    AccountId account = host.newAccount("creator", Term.MONTHLY);
    Identity key = host.identity(host.newKey(account));

    JsonNode answer = host.call("change_plan", about(account, "'plan_code': 'starter'"));

    assertThat(answer.at("/applied_at_once").asBoolean()).isFalse();
    assertThat(answer.at("/applies_at").asString())
        .isEqualTo(answer.at("/account/subscription/term_ends_at").asString());
    assertThat(toys(key)).isEqualTo("ok");
    clock.putForward(TWO_MONTHS);
    assertThat(toys(key)).isEqualTo("ok");

    host.call("renew_subscription", about(account, "'payment_reference': 'p1'"));

    assertThat(toys(key)).isEqualTo("membership_api_required");
    assertThat(grants.creditsOf(account)).containsExactly(1000L, 50L);
  }

  @Test
  void a_payment_renews_once_however_often_it_is_reported() {
    AccountId account = host.newAccount("creator", Term.MONTHLY);
    String payment = about(account, "'payment_reference': 'p-once'");

    List<JsonNode> answers =
        Flux.range(0, 8)
            .flatMap(
                index ->
                    reactor.core.publisher.Mono.fromCallable(
                            () -> (JsonNode) host.call("renew_subscription", payment))
                        .subscribeOn(reactor.core.scheduler.Schedulers.boundedElastic()),
                8)
            .collectList()
            .block(Host.PATIENCE);

    assertThat(answers)
        .filteredOn(answer -> !answer.at("/already_recorded").asBoolean())
        .hasSize(1);
    assertThat(answers)
        .extracting(answer -> answer.at("/granted_credits").asLong())
        .containsOnly(1000L);
    assertThat(grants.creditsOf(account)).containsExactly(1000L, 1000L);
    assertThat(grants.of(account).getLast().reference()).isEqualTo("payment:p-once");
  }

  @Test
  void a_cancelled_subscription_lasts_to_the_end_of_its_term_and_can_begin_anew() {
    AccountId account = host.newAccount("creator", Term.MONTHLY);
    Identity key = host.identity(host.newKey(account));
    host.call("cancel_subscription", about(account, ""));

    assertThat(toys(key)).isEqualTo("ok");
    assertThat(
            host.refusal("renew_subscription", about(account, "'payment_reference': 'x'")).code())
        .isEqualTo("subscription_cancelled");
    clock.putForward(TWO_MONTHS);
    assertThat(toys(key)).isEqualTo("membership_api_required");
    JsonNode over = host.call(key, Door.REST, "get_account", "{}");
    assertThat(over.at("/plan_code").asString()).isEqualTo("none");
    assertThat(over.at("/allowed_templates")).isEmpty();
    assertThat(over.at("/subscription/state").asString()).isEqualTo("ended");

    host.call("change_plan", about(account, "'plan_code': 'creator'"));

    assertThat(toys(key)).isEqualTo("ok");
    assertThat(grants.creditsOf(account)).containsExactly(1000L, 1000L);
  }

  @Test
  void after_a_failed_payment_no_credits_come_until_one_succeeds() {
    AccountId account = host.newAccount("starter", Term.MONTHLY);
    host.call("report_failed_payment", about(account, ""));

    JsonNode cancelled = host.call("cancel_subscription", about(account, ""));
    host.call("change_plan", about(account, "'plan_code': 'creator'"));
    assertThat(cancelled.at("/account/subscription/state").asString()).isEqualTo("cancelled");
    assertThat(grants.creditsOf(account)).containsExactly(50L);
    host.call("renew_subscription", about(account, "'payment_reference': 'p2'"));

    assertThat(grants.creditsOf(account)).containsExactly(50L, 1000L);
  }

  @ParameterizedTest
  @CsvSource({
    "change_plan,          '''plan_code'': ''creator'''",
    "renew_subscription,   '''payment_reference'': ''p'''",
    "cancel_subscription,  ''",
    "report_failed_payment,''",
    "create_api_key_for_account, '''label'': ''x'''"
  })
  void an_account_that_does_not_exist_is_not_found(String operation, String more) {
    assertThat(host.refusal(operation, about(new AccountId(987_654), more)).code())
        .isEqualTo("not_found");
  }

  @ParameterizedTest
  @CsvSource({"none", "owner", "nonsense"})
  void only_plans_that_are_sold_can_be_had(String plan) {
    AccountId account = host.newAccount("starter", Term.MONTHLY);

    var refusal = host.refusal("change_plan", about(account, "'plan_code': '%s'".formatted(plan)));

    assertThat(refusal.code()).isEqualTo("validation_failed");
    assertThat(refusal.details().toString()).contains("/plan_code");
  }

  @Test
  void the_plan_of_the_host_itself_stays() {
    assertThat(host.refusal("cancel_subscription", about(OwnerKey.OWNER, "")).code())
        .isEqualTo("subscription_without_term");
  }

  @Test
  void a_plan_that_is_saved_changes_for_everybody_who_has_it() {
    String plan = "{'plan_code': 'club', 'label': 'Club', 'rank': 2, 'monthly_credits': 7%s}";
    host.call("save_plan", plan.formatted(", 'api_access': true, 'templates': ['rants']"));
    AccountId account = host.newAccount("club", Term.MONTHLY);
    Identity key = host.identity(host.newKey(account));
    assertThat(toys(key)).isEqualTo("ok");

    host.call("save_plan", plan.formatted(""));

    assertThat(toys(key)).isEqualTo("membership_api_required");
    assertThat(host.call("list_plans", "{}").at("/plans"))
        .extracting(listed -> listed.at("/plan_code").asString())
        .contains("starter", "club", "creator")
        .doesNotContain("none", "owner");
  }

  @Test
  void plans_say_which_kinds_of_video_cannot_be_made_yet() {
    JsonNode creator =
        host.call("list_plans", "{}")
            .at("/plans")
            .valueStream()
            .filter(plan -> plan.at("/plan_code").asString().equals("creator"))
            .findFirst()
            .orElseThrow();
    host.call(
        "save_plan",
        "{'plan_code': 'tales', 'label': 'T', 'rank': 3, 'monthly_credits': 1,"
            + " 'templates': ['story']}");

    JsonNode created = host.call("create_account", "{'name': 'Ada', 'plan_code': 'creator'}");
    var account = new AccountId(created.at("/account/account_id").asLong());
    JsonNode lowered = host.call("change_plan", about(account, "'plan_code': 'starter'"));
    JsonNode raised = host.call("change_plan", about(account, "'plan_code': 'tales'"));

    assertThat(creator.at("/templates_not_available_yet"))
        .extracting(JsonNode::asString)
        .containsExactly("rants", "confession", "didyouknow", "list");
    assertThat(created.at("/warnings/0/message").asString())
        .endsWith("cannot be made yet: rants, confession, didyouknow, list.");
    assertThat(lowered.at("/warnings/0/code").asString()).isEqualTo("template_not_available_yet");
    assertThat(raised.at("/warnings")).isEmpty();
  }

  @Test
  void a_plan_cannot_name_what_does_not_exist_nor_be_one_of_the_program() {
    var unknown =
        host.refusal(
            "save_plan",
            "{'plan_code': 'x', 'label': 'X', 'rank': 1, 'monthly_credits': 1,"
                + " 'templates': ['rants', 'opera']}");
    var reserved =
        host.refusal(
            "save_plan", "{'plan_code': 'owner', 'label': 'X', 'rank': 1, 'monthly_credits': 1}");

    assertThat(unknown.details().toString()).contains("/templates/1");
    assertThat(reserved.details().toString()).contains("/plan_code");
  }

  @Test
  void a_list_of_accounts_has_pages() {
    AccountId first = host.newAccount("starter", Term.MONTHLY);
    AccountId second = host.newAccount("creator", Term.MONTHLY);

    JsonNode page =
        host.call("list_accounts", "{'limit': 1, 'cursor': %d}".formatted(first.value() - 1));
    JsonNode next =
        host.call(
            "list_accounts",
            "{'limit': 1, 'cursor': %d}".formatted(page.at("/next_cursor").asLong()));

    assertThat(page.at("/accounts/0/account_id").asLong()).isEqualTo(first.value());
    assertThat(next.at("/accounts/0/account_id").asLong()).isEqualTo(second.value());
    assertThat(next.at("/accounts/0/plan_label").asString()).isEqualTo("Creator");
    assertThat(next.at("/next_cursor").isNull()).isTrue();
  }

  private String toys(Identity key) {
    return host.code(key, Door.REST, "count_toys", "{'limit': 1}");
  }

  private static String about(AccountId account, String more) {
    return "{'account_id': %s%s}".formatted(account, more.isEmpty() ? "" : ", " + more);
  }
}
