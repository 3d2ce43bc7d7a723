package reelsmith.credits;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.operation.AccountId;
import reelsmith.operation.OperationFailure;

/// The credits of all accounts, in double entry. Nothing that was written is changed, and no credit
/// is lost: what is set aside for a run is later used or given back, once.
///
/// Everything that writes joins the caller's transaction, or has one of its own when there is none,
/// and locks the account's balance first, so writes of one account come one after another.
@Component
public class Ledger {

  private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

  private static final String TO_THE_OWNER = "Account without limits";
  private static final int EXPIRED_AT_ONCE = 500;

  private final LedgerBooks books;
  private final Grants grants;
  private final Holds holds;
  private final TransactionalOperator transactions;
  private final Clock clock;

  Ledger(
      LedgerBooks books,
      Grants grants,
      Holds holds,
      TransactionalOperator transactions,
      Clock clock) {
    this.books = books;
    this.grants = grants;
    this.holds = holds;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// Sets credits aside for a run. An account without limits is first granted what it misses.
  ///
  /// Signals `insufficient_credits` or `budget_exceeded`. A second hold of one run is a programming
  /// error.
  public Mono<Void> hold(NewHold hold) {
    return books
        .lock(hold.account())
        .flatMap(account -> held(hold, account))
        .as(transactions::transactional);
  }

  private Mono<Void> held(NewHold hold, LedgerBooks.Locked account) {
    return bookkeeping(account, hold.credits())
        .delayUntil(keeping -> admitted(hold, account, keeping))
        .delayUntil(keeping -> toppedUp(hold, keeping))
        .flatMap(keeping -> written(hold, keeping));
  }

  private Mono<Void> admitted(NewHold hold, LedgerBooks.Locked account, Bookkeeping keeping) {
    return means(
            keeping.position().available(),
            account.unmetered(),
            hold.keyId(),
            hold.dailyCredits(),
            keeping.at())
        .flatMapIterable(means -> means.obstacles(hold.credits(), keeping.at()))
        .next()
        .flatMap(Mono::error);
  }

  /// Whoever comes this far and misses credits has no limits.
  private Mono<Void> toppedUp(NewHold hold, Bookkeeping keeping) {
    long missing = keeping.missing(hold.credits());
    if (missing == 0) {
      return Mono.empty();
    }
    var topUp = new NewGrant(hold.account(), GrantKind.OWNER, missing, null, null, TO_THE_OWNER);
    return grants
        .add(topUp, keeping.at())
        .doOnNext(grant -> keeping.grant(new Lot(grant.id(), null, missing)))
        .then();
  }

  private Mono<Void> written(NewHold hold, Bookkeeping keeping) {
    keeping.hold(hold.credits());
    Long sequence = hold.credits() == 0 ? null : keeping.position().sequence();
    return holds
        .add(hold, sequence, keeping.at())
        .map(id -> EntryContext.ofHold(id, hold.template(), hold.videoId(), TO_THE_OWNER))
        .flatMap(context -> books.append(hold.account(), keeping.entries(), context, keeping.at()))
        .then(
            Mono.defer(
                () ->
                    holds.addSetAside(
                        hold.keyId(), DailyBudget.day(keeping.at()), hold.credits())));
  }

  /// Everything for which so many credits could not be set aside now; empty when they could. The
  /// first is what [#hold] would signal. Writes nothing.
  ///
  /// @param keyId null for credentials that are not keys
  /// @param dailyCredits the key's budget; null for none
  public Flux<OperationFailure> obstacles(
      AccountId account, @Nullable Long keyId, @Nullable Long dailyCredits, long credits) {
    Instant now = clock.instant();
    return books
        .standing(account, now)
        .flatMap(
            standing -> means(standing.available(), standing.unmetered(), keyId, dailyCredits, now))
        .flatMapIterable(means -> means.obstacles(credits, now));
  }

  private Mono<Means> means(
      long available,
      boolean unmetered,
      @Nullable Long keyId,
      @Nullable Long dailyCredits,
      Instant now) {
    if (keyId == null || dailyCredits == null) {
      return Mono.just(new Means(available, unmetered, null));
    }
    return holds
        .setAside(keyId, DailyBudget.day(now))
        .map(used -> new Means(available, unmetered, new DailyBudget(dailyCredits, used)));
  }

  /// Ends the hold of a run: the charges are used, the rest is given back. Completes empty when the
  /// run has no hold or it ended before. Charges over the hold are a programming error.
  public Mono<Void> resolve(UUID runId, List<Charge> used) {
    return holds.ofRun(runId).flatMap(hold -> ended(hold, used)).as(transactions::transactional);
  }

  private Mono<Void> ended(Holds.Row hold, List<Charge> used) {
    return books.lock(hold.account()).flatMap(account -> resolved(hold, account, used));
  }

  private Mono<Void> resolved(Holds.Row hold, LedgerBooks.Locked account, List<Charge> charges) {
    long used = Charge.total(charges);
    return holds
        .isResolved(hold.id())
        .filter(resolved -> !resolved)
        .flatMap(open -> bookkeeping(account, 0))
        .delayUntil(
            keeping ->
                holds.parts(hold).collectList().doOnNext(parts -> keeping.resolve(parts, used)))
        .delayUntil(keeping -> holds.addResolution(hold, used, charges, keeping.at()))
        .delayUntil(
            keeping -> books.append(hold.account(), keeping.entries(), context(hold), keeping.at()))
        .flatMap(keeping -> holds.addSetAside(hold.keyId(), hold.heldOn(), used - hold.credits()));
  }

  private static EntryContext context(Holds.Row hold) {
    return EntryContext.ofHold(hold.id(), hold.template(), hold.videoId(), TO_THE_OWNER);
  }

  /// The hold of a run, ended or not; empty when it has none.
  public Mono<Hold> holdOf(UUID runId) {
    return holds.ofRun(runId).map(Holds.Row::hold);
  }

  /// What an account has now.
  public Mono<Balance> balance(AccountId account) {
    return books
        .standing(account, clock.instant())
        .map(standing -> new Balance(standing.balance(), standing.held(), standing.available()));
  }

  /// What a key has set aside since midnight (UTC) and not got back.
  public Mono<Long> setAsideToday(long keyId) {
    return Mono.defer(() -> holds.setAside(keyId, DailyBudget.day(clock.instant())));
  }

  /// Grants credits. The same reference grants once: the second time the first grant is answered,
  /// or `grant_reference_reused` signalled when kind or credits differ.
  public Mono<Grant> grant(NewGrant grant) {
    return books
        .lock(grant.account())
        .flatMap(account -> earlier(grant).switchIfEmpty(Mono.defer(() -> granted(grant, account))))
        .as(transactions::transactional);
  }

  private Mono<Grant> earlier(NewGrant grant) {
    if (grant.reference() == null) {
      return Mono.empty();
    }
    return grants
        .withReference(grant.account(), grant.reference())
        .map(earlier -> same(grant, earlier));
  }

  private static Grant same(NewGrant grant, Grant earlier) {
    if (earlier.kind() != grant.kind() || earlier.credits() != grant.credits()) {
      throw new OperationFailure(
          OperationFailure.Kind.CONFLICT,
          "grant_reference_reused",
          "This reference was used for a grant of %d credits before. Use another reference for another grant."
              .formatted(earlier.credits()));
    }
    return earlier;
  }

  private Mono<Grant> granted(NewGrant grant, LedgerBooks.Locked account) {
    EntryContext context = EntryContext.ofGrant(grant.description());
    return bookkeeping(account, 0)
        .flatMap(
            keeping ->
                grants
                    .add(grant, keeping.at())
                    .doOnNext(
                        added ->
                            keeping.grant(new Lot(added.id(), added.expiresAt(), added.credits())))
                    .delayUntil(
                        added ->
                            books.append(
                                grant.account(), keeping.entries(), context, keeping.at())));
  }

  /// Writes down what has expired, for all accounts. Balances are right without it: whatever reads
  /// or writes leaves out what has expired.
  ///
  /// An account whose credits cannot be written down keeps no other from it.
  ///
  /// @return how many accounts were written about
  public Mono<Long> expireDue() {
    return books
        .accountsToExpire(clock.instant(), EXPIRED_AT_ONCE)
        .concatMap(
            account -> expire(account).thenReturn(account).onErrorResume(e -> left(account, e)))
        .count();
  }

  private static Mono<AccountId> left(AccountId account, Throwable error) {
    LOG.error("Expired credits of account {} could not be written down", account, error);
    return Mono.empty();
  }

  Mono<Void> expire(AccountId account) {
    return books
        .lock(account)
        .flatMap(locked -> bookkeeping(locked, 0))
        .flatMap(
            keeping ->
                books.append(account, keeping.entries(), EntryContext.ofExpiry(), keeping.at()))
        .as(transactions::transactional);
  }

  private Mono<Bookkeeping> bookkeeping(LedgerBooks.Locked account, long needed) {
    Instant at = account.position().next(clock.instant());
    return books
        .lots(account.account(), needed, at)
        .collectList()
        .map(lots -> new Bookkeeping(account.position(), lots, at));
  }
}
