package reelsmith.account;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.publisher.Mono;
import reelsmith.operation.AccountId;

/// Writes down what a ledger would book.
public final class RecordedGrants implements CycleGrants {

  record Booked(
      AccountId account, String planCode, long credits, Term term, Instant end, String reference) {}

  private final List<Booked> booked = new CopyOnWriteArrayList<>();

  @Override
  public Mono<Void> grantCycle(
      AccountId account,
      String planCode,
      long credits,
      Term term,
      Instant termEnd,
      String reference) {
    return Mono.fromRunnable(
        () -> booked.add(new Booked(account, planCode, credits, term, termEnd, reference)));
  }

  List<Booked> of(AccountId account) {
    return booked.stream().filter(grant -> grant.account().equals(account)).toList();
  }

  List<Long> creditsOf(AccountId account) {
    return of(account).stream().map(Booked::credits).toList();
  }
}
