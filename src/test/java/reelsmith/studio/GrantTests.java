package reelsmith.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static reelsmith.studio.TestStudio.json;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.assertj.core.data.TemporalUnitOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reelsmith.operation.AccountId;
import reelsmith.operation.Door;
import reelsmith.operation.Identity;
import reelsmith.operation.OperationFailure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What plans and hosts grant, from the operation to the ledger: how long it lasts, and that none
/// is taken for another. Less than a second.
class GrantTests {

  /// The clock is read once for the term and once for the grant.
  private static final TemporalUnitOffset A_MOMENT = within(1, ChronoUnit.MINUTES);

  private final TestStudio studio = TestStudio.idle();

  @Test
  void credits_of_a_month_last_two_months() {
    JsonNode created = account("monthly");

    assertThat(grants(created)).isEqualTo("monthly 1000");
    assertThat(expiry(created)).isCloseTo(twoMonthsAfter(grantedAt(created)), A_MOMENT);
  }

  @Test
  void credits_of_a_year_last_two_months_longer_than_the_year() {
    JsonNode created = account("annual");
    Instant termEnd = Instant.parse(created.at("/account/subscription/term_ends_at").asString());

    assertThat(grants(created)).isEqualTo("annual 12000");
    assertThat(expiry(created)).isCloseTo(twoMonthsAfter(termEnd), A_MOMENT);
    assertThat(expiry(created)).isAfter(twoMonthsAfter(grantedAt(created)));
  }

  @Test
  void what_a_renewal_brings_lasts_as_long_from_its_own_day() {
    JsonNode created = account("annual");
    JsonNode renewed = host("renew_subscription", created, "'payment_reference': 'inv-1'");
    Instant termEnd = Instant.parse(renewed.at("/account/subscription/term_ends_at").asString());

    assertThat(grants(created)).isEqualTo("annual 12000, annual 12000");
    assertThat(expiry(created)).isCloseTo(twoMonthsAfter(termEnd), A_MOMENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"promo", "partner", "purchase", "correction"})
  void other_credits_last_until_the_host_says(String kind) {
    JsonNode created = account("monthly");

    JsonNode lasting = host("grant_credits", created, "'credits': 5, 'kind': '%s'".formatted(kind));
    JsonNode ending =
        host(
            "grant_credits",
            created,
            "'credits': 5, 'kind': '%s', 'expires_at': '2999-01-01T01:00:00+01:00'"
                .formatted(kind));

    assertThat(lasting.required("expires_at").isNull()).isTrue();
    assertThat(expiry(created)).isEqualTo(Instant.parse("2999-01-01T00:00:00Z"));
    assertThat(ending.required("expires_at").asString()).isEqualTo("2999-01-01T00:00:00.000Z");
  }

  @Test
  void a_month_by_hand_lasts_as_one_of_a_plan_and_a_year_needs_its_end() {
    JsonNode created = account("monthly");

    JsonNode month = host("grant_credits", created, "'credits': 5, 'kind': 'monthly'");

    assertThat(expiry(created)).isCloseTo(twoMonthsAfter(grantedAt(created)), A_MOMENT);
    assertThat(month.required("expires_at").asString()).startsWith(dayOf(expiry(created)));
    assertThatThrownBy(() -> host("grant_credits", created, "'credits': 5, 'kind': 'annual'"))
        .isInstanceOfSatisfying(
            OperationFailure.class,
            refusal -> assertThat(refusal.details().toString()).contains("/expires_at"));
  }

  /// The words of a host never meet those of a plan, whatever a host writes.
  @Test
  void a_payment_brings_its_credits_whatever_a_host_called_a_grant_before() {
    JsonNode created = account("monthly");
    String grant = "'credits': 1000, 'kind': 'monthly', 'reference': 'term payment:inv-7'";

    JsonNode byHand = host("grant_credits", created, grant);
    JsonNode again = host("grant_credits", created, grant);
    JsonNode renewed = host("renew_subscription", created, "'payment_reference': 'inv-7'");
    JsonNode replayed = host("renew_subscription", created, "'payment_reference': 'inv-7'");

    assertThat(byHand.required("reference").asString()).isEqualTo("term payment:inv-7");
    assertThat(again.required("grant_id")).isEqualTo(byHand.required("grant_id"));
    assertThat(renewed.required("granted_credits").asLong()).isEqualTo(1000);
    assertThat(replayed.required("granted_credits").asLong()).isEqualTo(1000);
    assertThat(replayed.required("already_recorded").asBoolean()).isTrue();
    assertThat(grants(created)).isEqualTo("monthly 1000, monthly 1000, monthly 1000");
  }

  @Test
  void a_grant_says_which_one_it_is_so_that_a_retry_grants_nothing() {
    JsonNode created = account("monthly");
    String gift = "'credits': 5, 'kind': 'promo'";

    assertThatThrownBy(() -> host("grant_credits", created, gift, null))
        .isInstanceOfSatisfying(
            OperationFailure.class,
            refusal -> assertThat(refusal.code()).isEqualTo("idempotency_required"));
    host("grant_credits", created, gift, "gift-1");
    host("grant_credits", created, gift, "gift-1");
    host("grant_credits", created, gift + ", 'reference': 'gift-2'", null);
    host("grant_credits", created, gift + ", 'reference': 'gift-2'", null);

    assertThat(grants(created)).isEqualTo("monthly 1000, promo 5, promo 5");
  }

  @Test
  void what_an_upgrade_brings_is_in_the_customers_balance_and_ledger() {
    JsonNode created = account("monthly");
    Identity customer = Identity.local(new AccountId(id(created)));

    JsonNode changed = host("change_plan", created, "'plan_code': 'studio'");
    JsonNode balance = customers(customer, "get_balance");
    JsonNode newest = customers(customer, "list_ledger_entries").at("/entries/0");

    assertThat(changed.required("granted_credits").asLong()).isEqualTo(4000);
    assertThat(balance.required("available").asLong()).isEqualTo(5000);
    assertThat(newest.required("credits").asLong()).isEqualTo(4000);
    assertThat(newest.required("balance_after").asLong()).isEqualTo(5000);
    assertThat(newest.required("description").asString()).isEqualTo("Credits of plan studio");
    assertThat(grants(created)).isEqualTo("monthly 1000, monthly 4000");
  }

  private JsonNode customers(Identity customer, String operation) {
    return studio
        .calling(customer, Door.COMMAND_LINE, operation, json("{}"), null)
        .block(TestStudio.PATIENCE);
  }

  private JsonNode account(String term) {
    return studio.call(
        "create_account",
        Door.COMMAND_LINE,
        json("{'name': 'Granted', 'plan_code': 'creator'}").put("term", term),
        null);
  }

  private static long id(JsonNode created) {
    return created.at("/account/account_id").asLong();
  }

  private JsonNode host(String operation, JsonNode created, String more) {
    return host(operation, created, more, UUID.randomUUID().toString());
  }

  private JsonNode host(String operation, JsonNode created, String more, @Nullable String key) {
    ObjectNode input = json("{%s}".formatted(more)).put("account_id", id(created));
    return studio.call(operation, Door.COMMAND_LINE, input, key);
  }

  private String grants(JsonNode created) {
    return studio.text(
        "select string_agg(kind || ' ' || credits, ', ' order by id) from credit_grant where account_id = "
            + id(created));
  }

  /// When the newest grant is gone.
  private Instant expiry(JsonNode created) {
    return newest("expires_at", created);
  }

  private Instant grantedAt(JsonNode created) {
    return newest("granted_at", created);
  }

  private Instant newest(String column, JsonNode created) {
    return Instant.parse(
        studio.text(
            """
            select to_char(%s at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
            from credit_grant where account_id = %d order by id desc limit 1
            """
                .formatted(column, id(created))));
  }

  private static Instant twoMonthsAfter(Instant time) {
    return time.atOffset(ZoneOffset.UTC).plusMonths(2).toInstant();
  }

  private static String dayOf(Instant time) {
    return time.toString().substring(0, 10);
  }
}
