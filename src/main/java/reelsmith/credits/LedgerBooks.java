package reelsmith.credits;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.database.Columns;
import reelsmith.operation.AccountId;

/// The rows of the ledger: where accounts stand, lots, entries and their postings.
@Repository
class LedgerBooks {

  private final DatabaseClient database;

  LedgerBooks(DatabaseClient database) {
    this.database = database;
  }

  /// An account that nobody else writes about until the transaction ends.
  record Locked(AccountId account, Position position, boolean unmetered) {}

  Mono<Locked> lock(AccountId account) {
    return database
        .sql(
            """
            select b.sequence, b.number, b.last_entry_at, b.balance, b.held, b.available,
              a.unmetered
            from credit_balance b join account a on a.id = b.account_id
            where b.account_id = :account for update of b
            """)
        .bind("account", account.value())
        .mapProperties(Standing.class)
        .one()
        .map(row -> new Locked(account, row.position(), row.unmetered()))
        .switchIfEmpty(Mono.error(() -> new IllegalStateException("No account " + account)));
  }

  record Standing(
      long sequence,
      long number,
      @Nullable Instant lastEntryAt,
      long balance,
      long held,
      long available,
      boolean unmetered) {

    Position position() {
      return new Position(sequence, number, lastEntryAt, balance, held, available);
    }
  }

  Mono<Boolean> exists(AccountId account) {
    return database
        .sql("select exists (select from account where id = :account)")
        .bind("account", account.value())
        .mapValue(Boolean.class)
        .one();
  }

  /// Where an account stands now, what has expired but was not written down left out.
  Mono<Standing> standing(AccountId account, Instant now) {
    return database
        .sql(
            """
            select b.sequence, b.number, b.last_entry_at, b.balance, b.held,
              b.available - coalesce((
                select sum(g.available) from grant_balance g
                where g.account_id = b.account_id and g.available > 0
                  and g.expires_at <= :now), 0)::bigint as available,
              a.unmetered
            from credit_balance b join account a on a.id = b.account_id
            where b.account_id = :account
            """)
        .bind("account", account.value())
        .bind("now", now)
        .mapProperties(Standing.class)
        .one()
        .switchIfEmpty(Mono.error(() -> new IllegalStateException("No account " + account)));
  }

  /// The lots that matter for setting `needed` credits aside: all that have expired, and the
  /// earliest expiring of the others.
  Flux<Lot> lots(AccountId account, long needed, Instant now) {
    return database
        .sql(
            """
            select grant_id, expires_at, available as credits from grant_balance
            where account_id = :account and available > 0 and expires_at <= :now
            union all
            select grant_id, expires_at, available
            from (
              select grant_id, expires_at, available,
                coalesce(sum(available) over (order by expires_at, grant_id
                  rows between unbounded preceding and 1 preceding), 0) as sooner
              from (
                select grant_id, expires_at, available from grant_balance
                where account_id = :account and available > 0
                  and (expires_at is null or expires_at > :now)
                -- There is at least one credit in each.
                order by expires_at, grant_id limit :needed) earliest) lot
            where sooner < :needed
            """)
        .bind("account", account.value())
        .bind("needed", needed)
        .bind("now", now)
        .mapProperties(Lot.class)
        .all();
  }

  /// What will expire next; empty when nothing will.
  Mono<Lot> nextToExpire(AccountId account, Instant now) {
    return database
        .sql(
            """
            select min(grant_id) as grant_id, expires_at, sum(available)::bigint as credits
            from grant_balance
            where account_id = :account and available > 0 and expires_at > :now
            group by expires_at order by expires_at limit 1
            """)
        .bind("account", account.value())
        .bind("now", now)
        .mapProperties(Lot.class)
        .one();
  }

  /// Accounts with credits that have expired but were not written down.
  Flux<AccountId> accountsToExpire(Instant now, int most) {
    return database
        .sql(
            """
            select distinct account_id from (
              select account_id from grant_balance
              where available > 0 and expires_at <= :now order by expires_at limit :most) due
            """)
        .bind("now", now)
        .bind("most", most)
        .mapValue(Long.class)
        .all()
        .map(AccountId::new);
  }

  Mono<Void> append(AccountId account, List<Entry> entries, EntryContext context, Instant at) {
    if (entries.isEmpty()) {
      return Mono.empty();
    }
    return insertEntries(account, entries, context, at)
        .then(Mono.defer(() -> insertPostings(account, entries)));
  }

  private Mono<Void> insertEntries(
      AccountId account, List<Entry> entries, EntryContext context, Instant at) {
    return database
        .sql(
            """
            insert into ledger_transaction (account_id, sequence, number, kind, grant_id, hold_id,
              description, credits, balance_after, held_after, available_after, created_at)
            select :account, sequence, number, kind, grant_id, hold_id, description, credits,
              balance, held, available, :at
            from unnest(:sequences, :numbers, :kinds, :grants, :holds, :descriptions, :credits,
              :balances, :helds, :availables)
              as entry (sequence, number, kind, grant_id, hold_id, description, credits, balance,
                held, available)
            """)
        .bind("account", account.value())
        .bind("at", at)
        .bind("sequences", longs(entries, entry -> entry.after().sequence()))
        .bind("numbers", longs(entries, LedgerBooks::number))
        .bind("kinds", texts(entries, entry -> Columns.text(entry.kind())))
        .bind("grants", longs(entries, LedgerBooks::grant))
        .bind("holds", longs(entries, entry -> context.holdOf(entry.kind())))
        .bind("descriptions", texts(entries, entry -> context.description(entry.kind())))
        .bind("credits", longs(entries, Entry::credits))
        .bind("balances", longs(entries, entry -> entry.after().balance()))
        .bind("helds", longs(entries, entry -> entry.after().held()))
        .bind("availables", longs(entries, entry -> entry.after().available()))
        .then();
  }

  private Mono<Void> insertPostings(AccountId account, List<Entry> entries) {
    List<PostingRow> rows = new ArrayList<>();
    for (Entry entry : entries) {
      int position = 0;
      for (Posting posting : entry.postings()) {
        rows.add(new PostingRow(entry.after().sequence(), position++, posting));
      }
    }
    return database
        .sql(
            """
            insert into posting (account_id, sequence, position, book, grant_id, amount)
            select :account, sequence, position, book, grant_id, amount
            from unnest(:sequences, :positions, :books, :grants, :amounts)
              as posted (sequence, position, book, grant_id, amount)
            """)
        .bind("account", account.value())
        .bind("sequences", longs(rows, PostingRow::sequence))
        .bind("positions", longs(rows, row -> (long) row.position()))
        .bind("books", texts(rows, row -> Columns.text(row.posting().book())))
        .bind("grants", longs(rows, row -> row.posting().grant()))
        .bind("amounts", longs(rows, row -> row.posting().amount()))
        .then();
  }

  private record PostingRow(long sequence, int position, Posting posting) {}

  private static @Nullable Long number(Entry entry) {
    return entry.kind().isVisible() ? entry.after().number() : null;
  }

  private static @Nullable Long grant(Entry entry) {
    return entry.kind() == EntryKind.GRANT ? entry.postings().getFirst().grant() : null;
  }

  private static <T> @Nullable Long[] longs(List<T> rows, Function<T, @Nullable Long> column) {
    return rows.stream().map(column).toArray(Long[]::new);
  }

  private static <T> String[] texts(List<T> rows, Function<T, String> column) {
    return rows.stream().map(column).toArray(String[]::new);
  }
}
