package reelsmith.account;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.operation.AccountId;
import reelsmith.operation.OperationFailure;

/// Carries out what a [Subscription] decides: under a lock, with the credits that come of it. To be
/// used inside a transaction.
@Component
class Subscriptions {

  private final Accounts accounts;
  private final Plans plans;
  private final Payments payments;
  private final CycleGrants grants;
  private final Memberships memberships;
  private final Clock clock;

  Subscriptions(
      Accounts accounts,
      Plans plans,
      Payments payments,
      CycleGrants grants,
      Memberships memberships,
      Clock clock) {
    this.accounts = accounts;
    this.plans = plans;
    this.payments = payments;
    this.grants = grants;
    this.memberships = memberships;
    this.clock = clock;
  }

  /// What was done.
  ///
  /// @param credits that came with it, also when that was before
  /// @param alreadyRecorded whether the payment was reported before and nothing was changed
  record Outcome(AccountView account, long credits, boolean atOnce, boolean alreadyRecorded) {}

  private record Booking(Account account, Subscription.Change change, String reference) {}

  /// Gives a plan to an account, as [Subscription#changed] says, or a first one.
  Mono<Outcome> change(AccountId id, String planCode, @Nullable Term term) {
    return locked(id)
        .zipWith(sold(planCode))
        .flatMap(found -> changed(found.getT1(), found.getT2(), term))
        .flatMap(this::applied);
  }

  /// After a successful payment, once for each reference.
  Mono<Outcome> renew(AccountId id, String paymentReference) {
    return locked(id).flatMap(account -> renewedOnce(account, paymentReference));
  }

  Mono<Outcome> cancel(AccountId id) {
    return locked(id)
        .map(account -> unchanged(account, subscription(account).cancelled()))
        .flatMap(this::applied);
  }

  Mono<Outcome> paymentFailed(AccountId id) {
    return locked(id)
        .map(account -> unchanged(account, subscription(account).withFailedPayment()))
        .flatMap(this::applied);
  }

  private Mono<Account> locked(AccountId id) {
    return accounts
        .locked(id)
        .switchIfEmpty(Mono.error(() -> OperationFailure.notFound("account " + id)));
  }

  private Mono<Plan> sold(String code) {
    return Mono.just(code)
        .filter(name -> !Plan.RESERVED.contains(name))
        .flatMap(plans::named)
        .switchIfEmpty(
            Mono.error(
                () ->
                    OperationFailure.invalid(
                        "/plan_code", "unknown_value", "is not a plan; list_plans names them")));
  }

  private Mono<Booking> changed(Account account, Plan wished, @Nullable Term term) {
    Instant now = clock.instant();
    Subscription subscription = account.subscription();
    if (subscription == null) {
      Term length = term == null ? Term.MONTHLY : term;
      var started = Subscription.startedWith(wished, length, now);
      var change = new Subscription.Change(started, wished.creditsFor(length), true);
      return Mono.just(booking(account, change));
    }
    return plans
        .named(subscription.planCode())
        .map(current -> booking(account, subscription.changed(current, wished, term, now)));
  }

  private Mono<Outcome> renewedOnce(Account account, String paymentReference) {
    return payments
        .creditsOf(account.id(), paymentReference)
        .flatMap(credits -> alreadyRecorded(account, credits))
        .switchIfEmpty(Mono.defer(() -> renewed(account, paymentReference)));
  }

  private Mono<Outcome> renewed(Account account, String paymentReference) {
    Subscription subscription = subscription(account);
    return plans
        .named(subscription.renewedPlanCode())
        .map(plan -> subscription.renewed(plan, clock.instant()))
        .map(change -> new Booking(account, change, "payment:" + paymentReference))
        .delayUntil(
            booking ->
                payments.record(
                    account.id(),
                    paymentReference,
                    booking.change().after(),
                    booking.change().credits()))
        .flatMap(this::applied);
  }

  private Mono<Outcome> alreadyRecorded(Account account, long credits) {
    return view(account).map(view -> new Outcome(view, credits, true, true));
  }

  private Mono<Outcome> applied(Booking booking) {
    Account before = booking.account();
    Subscription.Change change = booking.change();
    var account =
        new Account(
            before.id(), before.name(), before.createdAt(), before.unmetered(), change.after());
    return accounts
        .put(account.id(), change.after())
        .then(Mono.defer(() -> granted(account.id(), booking)))
        .then(Mono.defer(() -> view(account)))
        .map(view -> new Outcome(view, change.credits(), change.atOnce(), false));
  }

  private Mono<Void> granted(AccountId account, Booking booking) {
    Subscription.Change change = booking.change();
    Subscription after = change.after();
    return change.credits() == 0
        ? Mono.empty()
        : grants.grantCycle(
            account,
            after.planCode(),
            change.credits(),
            after.term(),
            after.paidUntil(),
            booking.reference());
  }

  Mono<AccountView> view(Account account) {
    return memberships
        .of(account)
        .map(membership -> AccountView.of(account, membership, clock.instant()));
  }

  private static Booking booking(Account account, Subscription.Change change) {
    return new Booking(account, change, change.after().termReference());
  }

  private static Booking unchanged(Account account, Subscription after) {
    return booking(account, new Subscription.Change(after, 0, true));
  }

  private static Subscription subscription(Account account) {
    Subscription subscription = account.subscription();
    if (subscription == null) {
      throw new OperationFailure(
          OperationFailure.Kind.CONFLICT,
          "no_subscription",
          "This account has no plan yet. Give it one with change_plan.");
    }
    return subscription;
  }
}
