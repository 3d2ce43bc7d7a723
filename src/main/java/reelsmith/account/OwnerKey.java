package reelsmith.account;

import java.io.PrintStream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reelsmith.database.DatabaseSettings;
import reelsmith.operation.AccountId;

/// The first key of the account that runs the installation: without it nobody could come in.
@Component
public class OwnerKey {

  /// The account that stands in the database from the first migration.
  public static final AccountId OWNER = new AccountId(1);

  private final DatabaseSettings settings;
  private final SecretFile file;
  private final ApiKeys keys;
  private final DatabaseClient database;
  private final TransactionalOperator transactions;
  private final TransactionalOperator ofItsOwn;

  OwnerKey(
      DatabaseSettings settings,
      KeyFolder folder,
      ApiKeys keys,
      DatabaseClient database,
      ReactiveTransactionManager transactions) {
    this.settings = settings;
    this.file = new SecretFile(folder.path().resolve("owner"));
    this.keys = keys;
    this.database = database;
    this.transactions = TransactionalOperator.create(transactions);
    this.ofItsOwn =
        TransactionalOperator.create(
            transactions,
            new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
  }

  /// Sees to it that the owner has a key. One that had to be made is shown on the console this
  /// once.
  ///
  /// On the embedded database it is kept in `keys/owner`, and replaced when it works no more. With
  /// a configured database it is made only when the account never had any, and kept nowhere.
  public Mono<Void> ensure(PrintStream console) {
    return settings.isEmbedded() ? kept(console) : firstOfAll(console);
  }

  private Mono<Void> firstOfAll(PrintStream console) {
    return oneAtATime()
        .then(Mono.defer(() -> keys.any(OWNER)))
        .filter(any -> !any)
        .flatMap(none -> keys.issue(OWNER, "first", KeyRights.full(ApprovalPolicy.CALLER)))
        .as(transactions::transactional)
        // Only a key that was committed may be shown.
        .publishOn(Schedulers.boundedElastic())
        .doOnNext(key -> show(key, console))
        .then();
  }

  private static void show(IssuedKey key, PrintStream console) {
    console.printf(
        "The first API key of this installation, shown this once and kept nowhere:%n%n  %s%n%n"
            + "It may do everything, for every account. When it is lost: ./reelsmith key create%n",
        key.text());
  }

  private Mono<Void> kept(PrintStream console) {
    return oneAtATime()
        .then(Mono.fromCallable(file::read).subscribeOn(Schedulers.boundedElastic()))
        .flatMap(kept -> kept.map(keys::identify).orElseGet(Mono::empty))
        .hasElement()
        .filter(works -> !works)
        .flatMap(none -> made(console))
        .as(transactions::transactional);
  }

  /// Two servers that start at once on a new data folder shall not make two keys.
  private Mono<Void> oneAtATime() {
    return database
        .sql("select pg_advisory_xact_lock(hashtextextended('reelsmith owner key', 0))")
        .then();
  }

  /// Only a key that was committed may be kept and shown, and nobody else may look for one before
  /// it is: so it has a transaction of its own, within the one that holds the lock.
  private Mono<Void> made(PrintStream console) {
    return keys.issue(OWNER, "owner")
        .as(ofItsOwn::transactional)
        .publishOn(Schedulers.boundedElastic())
        .doOnNext(key -> keep(key, console))
        .then();
  }

  private void keep(IssuedKey key, PrintStream console) {
    file.write(key.text());
    console.printf(
        "Your API key, shown this once:%n%n  %s%n%nIt is kept in %s, readable only by you.%n",
        key.text(), file.path());
  }
}
