package reelsmith.account;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import reelsmith.operation.OperationFailure;

/// Which plan an account has, and until when. Decides everything about terms and plan changes from
/// itself and the time alone.
///
/// A failed payment stops new credits, not the access; whoever wants to end that cancels.
///
/// @param billingDay the day of the month on which terms begin and end
/// @param endsAt null for a plan that nobody pays for, which has no end
/// @param termCredits how many were granted for the running term so far
/// @param nextPlanCode the plan from the next renewal on; null when it stays
/// @param nextTerm the length of terms from the next renewal on; null when it stays
record Subscription(
    String planCode,
    Term term,
    State state,
    int billingDay,
    Instant startedAt,
    @Nullable Instant endsAt,
    long termCredits,
    @Nullable String nextPlanCode,
    @Nullable Term nextTerm) {

  enum State {
    ACTIVE,

    /// It goes on to the end of its term and cannot be renewed.
    CANCELLED,

    /// It gets no new credits until a payment succeeds.
    PAYMENT_FAILED,

    /// It was cancelled after a payment had failed. When it goes on, no payment has succeeded yet.
    CANCELLED_UNPAID;

    boolean isCancelled() {
      return this == CANCELLED || this == CANCELLED_UNPAID;
    }

    private State cancelled() {
      return switch (this) {
        case ACTIVE, CANCELLED -> CANCELLED;
        case PAYMENT_FAILED, CANCELLED_UNPAID -> CANCELLED_UNPAID;
      };
    }

    private State goingOn() {
      return switch (this) {
        case ACTIVE, CANCELLED -> ACTIVE;
        case PAYMENT_FAILED, CANCELLED_UNPAID -> PAYMENT_FAILED;
      };
    }
  }

  /// What comes of a change.
  ///
  /// @param credits to be granted with it
  /// @param atOnce whether the plan is effective now, not only from the next renewal on
  record Change(Subscription after, long credits, boolean atOnce) {}

  static Subscription startedWith(Plan plan, Term term, Instant now) {
    int day = now.atOffset(ZoneOffset.UTC).getDayOfMonth();
    return new Subscription(
        plan.code(),
        term,
        State.ACTIVE,
        day,
        now,
        term.endOf(now, day),
        plan.creditsFor(term),
        null,
        null);
  }

  boolean isOverAt(Instant now) {
    return state.isCancelled() && !now.isBefore(paidUntil());
  }

  /// The code of the plan that counts.
  String planCodeAt(Instant now) {
    return endsAt != null && isOverAt(now) ? Plan.NONE : planCode;
  }

  /// Another plan, or another length of terms. A higher plan is effective at once and brings what
  /// its credits are more than those granted for the running term, whatever plans have become
  /// since; a lower one comes with the next renewal. One that was cancelled goes on.
  ///
  /// @param current the plan of [#planCode]
  /// @param wishedTerm null for the same as before
  Change changed(Plan current, Plan wished, @Nullable Term wishedTerm, Instant now) {
    Instant paidUntil = paidUntil();
    Term wishes = wishedTerm == null ? term : wishedTerm;
    if (isOverAt(now)) {
      return new Change(startedWith(wished, wishes, now), wished.creditsFor(wishes), true);
    }
    State goesOn = state.goingOn();
    Term next = wishes == term ? null : wishes;
    boolean same = wished.code().equals(planCode);
    if (!same && wished.rank() <= current.rank()) {
      Subscription after =
          new Subscription(
              planCode,
              term,
              goesOn,
              billingDay,
              startedAt,
              endsAt,
              termCredits,
              wished.code(),
              next);
      return new Change(after, 0, false);
    }
    boolean paid = goesOn == State.ACTIVE && now.isBefore(paidUntil);
    long more = same || !paid ? 0 : Math.max(0, wished.creditsFor(term) - termCredits);
    var after =
        new Subscription(
            wished.code(),
            term,
            goesOn,
            billingDay,
            startedAt,
            endsAt,
            termCredits + more,
            null,
            next);
    return new Change(after, more, true);
  }

  /// The code of the plan that the next renewal is for.
  String renewedPlanCode() {
    return nextPlanCode == null ? planCode : nextPlanCode;
  }

  /// After a successful payment. The new term follows the old one, unless it would be over already.
  ///
  /// @param plan of [#renewedPlanCode]
  Change renewed(Plan plan, Instant now) {
    Instant paidUntil = paidUntil();
    requireNotCancelled("renewed");
    Term length = nextTerm == null ? term : nextTerm;
    if (!length.endOf(paidUntil, billingDay).isAfter(now)) {
      return new Change(startedWith(plan, length, now), plan.creditsFor(length), true);
    }
    var after =
        new Subscription(
            plan.code(),
            length,
            State.ACTIVE,
            billingDay,
            paidUntil,
            length.endOf(paidUntil, billingDay),
            plan.creditsFor(length),
            null,
            null);
    return new Change(after, plan.creditsFor(length), true);
  }

  /// Goes on to the end of the term and ends there. Cancelling twice is no error.
  Subscription cancelled() {
    Instant end = paidUntil();
    return new Subscription(
        planCode, term, state.cancelled(), billingDay, startedAt, end, termCredits, null, null);
  }

  Subscription withFailedPayment() {
    Instant end = paidUntil();
    requireNotCancelled("reported as not paid");
    return new Subscription(
        planCode,
        term,
        State.PAYMENT_FAILED,
        billingDay,
        startedAt,
        end,
        termCredits,
        nextPlanCode,
        nextTerm);
  }

  /// Names what was granted for the running term, so that it is granted once.
  String termReference() {
    return "term:%s:%s:%d".formatted(startedAt.toEpochMilli(), planCode, termCredits);
  }

  Instant paidUntil() {
    Instant end = endsAt;
    if (end == null) {
      throw new OperationFailure(
          OperationFailure.Kind.CONFLICT,
          "subscription_without_term",
          "Nobody pays for the plan of this account, so there is nothing to change, renew or cancel.");
    }
    return end;
  }

  private void requireNotCancelled(String what) {
    if (state.isCancelled()) {
      throw new OperationFailure(
          OperationFailure.Kind.CONFLICT,
          "subscription_cancelled",
          "This subscription was cancelled and cannot be %s. Call change_plan to let it go on."
              .formatted(what));
    }
  }
}
