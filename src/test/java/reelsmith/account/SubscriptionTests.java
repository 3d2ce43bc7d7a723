package reelsmith.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reelsmith.operation.OperationFailure;

class SubscriptionTests {

  private static final Plan SMALL = new Plan("small", "Small", 1, false, false, List.of(), 50);
  private static final Plan MIDDLE = new Plan("middle", "Middle", 2, true, true, null, 1000);
  private static final Plan OTHER_MIDDLE = new Plan("other", "Other", 2, true, true, null, 1500);
  private static final Plan LARGE = new Plan("large", "Large", 3, true, true, null, 5000);

  private static final Instant START = Instant.parse("2026-01-31T10:15:30Z");
  private static final Instant IN_TERM = START.plus(Duration.ofDays(3));

  private final Subscription monthly = Subscription.startedWith(MIDDLE, Term.MONTHLY, START);

  @ParameterizedTest
  @CsvSource({
    "2026-01-31T10:15:30Z, 31, MONTHLY, 2026-02-28T10:15:30Z",
    "2026-02-28T10:15:30Z, 31, MONTHLY, 2026-03-31T10:15:30Z",
    "2026-12-15T00:00:00Z, 15, MONTHLY, 2027-01-15T00:00:00Z",
    "2024-02-29T23:59:59Z, 29, ANNUAL, 2025-02-28T23:59:59Z",
    "2027-02-28T23:59:59Z, 29, ANNUAL, 2028-02-29T23:59:59Z"
  })
  void a_term_ends_on_the_billing_day(Instant start, int day, Term term, Instant end) {
    assertThat(term.endOf(start, day)).isEqualTo(end);
  }

  @Test
  void a_higher_plan_counts_at_once_and_brings_the_credits_it_has_more() {
    var change = monthly.changed(MIDDLE, LARGE, null, IN_TERM);

    assertThat(change.atOnce()).isTrue();
    assertThat(change.credits()).isEqualTo(4000);
    assertThat(change.after().planCodeAt(IN_TERM)).isEqualTo("large");
    assertThat(change.after().endsAt()).isEqualTo(monthly.endsAt());
  }

  @Test
  void an_annual_term_brings_the_credits_of_twelve_months() {
    var annual = Subscription.startedWith(MIDDLE, Term.ANNUAL, START);

    assertThat(MIDDLE.creditsFor(Term.ANNUAL)).isEqualTo(12_000);
    assertThat(annual.changed(MIDDLE, LARGE, null, IN_TERM).credits()).isEqualTo(48_000);
  }

  @Test
  void a_lower_plan_and_one_of_the_same_rank_wait_for_the_next_renewal() {
    for (Plan wished : List.of(SMALL, OTHER_MIDDLE)) {
      var change = monthly.changed(MIDDLE, wished, null, IN_TERM);

      assertThat(change.atOnce()).isFalse();
      assertThat(change.credits()).isZero();
      assertThat(change.after().planCodeAt(IN_TERM)).isEqualTo("middle");
      assertThat(change.after().renewedPlanCode()).isEqualTo(wished.code());
    }
  }

  @Test
  void a_waiting_plan_comes_with_the_renewal() {
    Subscription waiting = monthly.changed(MIDDLE, SMALL, Term.ANNUAL, IN_TERM).after();

    var renewal = waiting.renewed(SMALL, monthly.paidUntil());

    assertThat(renewal.after().planCode()).isEqualTo("small");
    assertThat(renewal.after().term()).isEqualTo(Term.ANNUAL);
    assertThat(renewal.after().nextPlanCode()).isNull();
    assertThat(renewal.credits()).isEqualTo(600);
  }

  @Test
  void choosing_the_present_plan_again_takes_a_waiting_one_back_and_brings_nothing() {
    Subscription waiting = monthly.changed(MIDDLE, SMALL, null, IN_TERM).after();

    var change = waiting.changed(MIDDLE, MIDDLE, null, IN_TERM);

    assertThat(change.after()).isEqualTo(monthly);
    assertThat(change.credits()).isZero();
  }

  @Test
  void a_plan_cannot_be_raised_twice_in_a_term_for_credits() {
    Subscription raised = monthly.changed(MIDDLE, LARGE, null, IN_TERM).after();
    Subscription lowered = raised.changed(LARGE, MIDDLE, null, IN_TERM).after();

    assertThat(lowered.changed(LARGE, LARGE, null, IN_TERM).credits()).isZero();
  }

  @Test
  void an_upgrade_never_brings_more_than_the_highest_plan_whatever_plans_become_meanwhile() {
    var cheaper = new Plan("middle", "Middle", 2, true, true, null, 10);
    var lowest = new Plan("large", "Large", 0, true, true, null, 5000);

    var raised = monthly.changed(cheaper, LARGE, null, IN_TERM);
    Subscription down = raised.after().changed(lowest, MIDDLE, null, IN_TERM).after();

    assertThat(raised.credits()).isEqualTo(4000);
    assertThat(down.planCode()).isEqualTo("middle");
    assertThat(down.changed(MIDDLE, LARGE, null, IN_TERM).credits()).isZero();
  }

  @Test
  void a_cancelled_plan_counts_until_the_term_ends_and_not_a_moment_longer() {
    Subscription cancelled = monthly.cancelled();

    assertThat(cancelled.planCodeAt(monthly.paidUntil().minusMillis(1))).isEqualTo("middle");
    assertThat(cancelled.planCodeAt(monthly.paidUntil())).isEqualTo(Plan.NONE);
    assertThat(cancelled.cancelled()).isEqualTo(cancelled);
    assertThatThrownBy(() -> cancelled.renewed(MIDDLE, IN_TERM))
        .satisfies(failure -> assertThat(code(failure)).isEqualTo("subscription_cancelled"));
  }

  @Test
  void a_cancelled_plan_goes_on_when_a_plan_is_chosen_again() {
    var change = monthly.cancelled().changed(MIDDLE, MIDDLE, null, IN_TERM);

    assertThat(change.after()).isEqualTo(monthly);
    assertThat(change.credits()).isZero();
  }

  @Test
  void after_its_end_any_plan_starts_a_new_term_with_all_its_credits() {
    Instant later = monthly.paidUntil().plus(Duration.ofDays(40));

    var change = monthly.cancelled().changed(MIDDLE, SMALL, null, later);

    assertThat(change.atOnce()).isTrue();
    assertThat(change.credits()).isEqualTo(50);
    assertThat(change.after()).isEqualTo(Subscription.startedWith(SMALL, Term.MONTHLY, later));
  }

  @Test
  void a_failed_payment_leaves_the_plan_and_brings_no_credits_until_one_succeeds() {
    Subscription failed = monthly.withFailedPayment();
    Instant later = monthly.paidUntil().plus(Duration.ofDays(2));

    assertThat(failed.planCodeAt(later)).isEqualTo("middle");
    assertThat(failed.changed(MIDDLE, LARGE, null, IN_TERM).credits()).isZero();
    assertThat(failed.renewed(MIDDLE, later).after().state()).isEqualTo(Subscription.State.ACTIVE);
    assertThat(failed.renewed(MIDDLE, later).credits()).isEqualTo(1000);
  }

  @Test
  void a_failed_payment_is_not_forgotten_by_cancelling_and_going_on() {
    Subscription cancelled = monthly.withFailedPayment().cancelled();

    for (Plan wished : List.of(MIDDLE, LARGE)) {
      var change = cancelled.changed(MIDDLE, wished, null, IN_TERM);

      assertThat(change.credits()).isZero();
      assertThat(change.after().state()).isEqualTo(Subscription.State.PAYMENT_FAILED);
      assertThat(change.after().cancelled().cancelled().state()).isEqualTo(cancelled.state());
    }
    assertThat(cancelled.planCodeAt(monthly.paidUntil())).isEqualTo(Plan.NONE);
    assertThatThrownBy(() -> cancelled.renewed(MIDDLE, IN_TERM))
        .satisfies(failure -> assertThat(code(failure)).isEqualTo("subscription_cancelled"));
  }

  @Test
  void terms_follow_each_other_unless_the_next_would_be_over_already() {
    Instant late = Instant.parse("2026-03-30T00:00:00Z");
    Instant tooLate = Instant.parse("2026-03-31T10:15:30Z");

    Subscription followed = monthly.renewed(MIDDLE, late).after();
    Subscription anew = monthly.renewed(MIDDLE, tooLate).after();

    assertThat(followed.startedAt()).isEqualTo(monthly.endsAt());
    assertThat(followed.endsAt()).isEqualTo(Instant.parse("2026-03-31T10:15:30Z"));
    assertThat(anew.startedAt()).isEqualTo(tooLate);
  }

  @Test
  void a_plan_that_nobody_pays_for_cannot_be_changed_renewed_or_cancelled() {
    var endless =
        new Subscription(
            Plan.OWNER, Term.ANNUAL, Subscription.State.ACTIVE, 1, START, null, 0, null, null);

    assertThat(endless.planCodeAt(START.plus(Duration.ofDays(10_000)))).isEqualTo(Plan.OWNER);
    assertThatThrownBy(endless::cancelled)
        .satisfies(failure -> assertThat(code(failure)).isEqualTo("subscription_without_term"));
    assertThatThrownBy(() -> endless.changed(MIDDLE, LARGE, null, IN_TERM))
        .isInstanceOf(OperationFailure.class);
  }

  private static String code(Throwable failure) {
    return ((OperationFailure) failure).code();
  }
}
