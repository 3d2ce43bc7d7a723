package reelsmith.credits;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.database.Columns;
import reelsmith.operation.AccountId;

/// The entries of ledgers as customers see them: what expired is not among them, though the
/// available credits of later entries are without it.
@Component
public class LedgerEntries {

  private static final int PAGE = 1000;

  private final DatabaseClient database;

  LedgerEntries(DatabaseClient database) {
    this.database = database;
  }

  /// Which entries are asked for.
  ///
  /// @param kinds all when empty
  /// @param videoId null for all
  /// @param from inclusive; null for no such bound
  /// @param to exclusive; null for no such bound
  /// @param last number of the last entry to look at; null for all
  public record Filter(
      List<LedgerEntry.Kind> kinds,
      @Nullable Long videoId,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable Long last) {

    public static final Filter ALL = new Filter(List.of(), null, null, null, null);

    public Filter {
      kinds = List.copyOf(kinds);
    }
  }

  /// The newest first, from just before the entry of a number.
  public Mono<List<LedgerEntry>> newest(AccountId account, Filter filter, long before, int most) {
    return entries(account, filter, "t.number < :edge", "desc", before, most);
  }

  /// The oldest first, from just after the entry of a number.
  public Mono<List<LedgerEntry>> oldest(AccountId account, Filter filter, long after, int most) {
    return entries(account, filter, "t.number > :edge", "asc", after, most);
  }

  /// Everything, the oldest first, in pages: no connection is held while a slow reader reads.
  public Flux<List<LedgerEntry>> pages(AccountId account, Filter filter) {
    return oldest(account, filter, 0, PAGE)
        .expand(
            page ->
                page.size() < PAGE
                    ? Mono.empty()
                    : oldest(account, filter, page.getLast().number(), PAGE))
        .filter(page -> !page.isEmpty());
  }

  private Mono<List<LedgerEntry>> entries(
      AccountId account, Filter filter, String edge, String order, long from, int most) {
    Map<String, Object> values = new HashMap<>();
    values.put("account", account.value());
    values.put("edge", from);
    values.put("most", most);
    String statement =
        """
        select t.number, t.created_at, t.kind, t.description, t.credits, t.balance_after,
          t.held_after, t.available_after, h.video_id, h.run_id, h.template, h.price_version,
          g.kind as grant_kind, g.expires_at,
          case when t.kind = 'settle' then r.charges::text end as charges
        from ledger_transaction t
          left join credit_hold h on h.id = t.hold_id
          left join hold_resolution r on r.hold_id = t.hold_id
          left join credit_grant g on g.id = t.grant_id
        where t.account_id = :account and t.number is not null and %s %s
        order by t.number %s limit :most
        """
            .formatted(edge, conditions(filter, values), order);
    return database
        .sql(statement)
        .bindValues(values)
        .mapProperties(Row.class)
        .all()
        .map(this::entry)
        .collectList();
  }

  private static String conditions(Filter filter, Map<String, Object> values) {
    var conditions = new StringBuilder();
    if (!filter.kinds().isEmpty()) {
      values.put("kinds", filter.kinds().stream().map(Columns::text).toArray(String[]::new));
      conditions.append(" and t.kind = any(:kinds)");
    }
    if (filter.videoId() != null) {
      values.put("video", filter.videoId());
      conditions.append(
          " and t.hold_id in"
              + " (select id from credit_hold where account_id = :account and video_id = :video)");
    }
    if (filter.from() != null) {
      values.put("from", filter.from());
      conditions.append(" and t.created_at >= :from");
    }
    if (filter.to() != null) {
      values.put("to", filter.to());
      conditions.append(" and t.created_at < :to");
    }
    if (filter.last() != null) {
      values.put("last", filter.last());
      conditions.append(" and t.number <= :last");
    }
    return conditions.toString();
  }

  record Row(
      long number,
      Instant createdAt,
      String kind,
      String description,
      long credits,
      long balanceAfter,
      long heldAfter,
      long availableAfter,
      @Nullable Long videoId,
      @Nullable UUID runId,
      @Nullable String template,
      @Nullable String priceVersion,
      @Nullable String grantKind,
      @Nullable Instant expiresAt,
      @Nullable String charges) {}

  private LedgerEntry entry(Row row) {
    LedgerEntry.Kind kind = Columns.constant(row.kind(), LedgerEntry.Kind.class);
    return new LedgerEntry(
        row.number(),
        row.createdAt(),
        kind,
        row.description(),
        row.credits(),
        switch (kind) {
          case GRANT -> row.credits();
          case SETTLE -> -row.credits();
          case HOLD, RELEASE -> 0;
        },
        row.balanceAfter(),
        row.heldAfter(),
        row.availableAfter(),
        row.videoId(),
        row.runId(),
        row.template(),
        row.priceVersion(),
        row.grantKind() == null ? null : Columns.constant(row.grantKind(), GrantKind.class),
        row.expiresAt(),
        row.charges() == null ? List.of() : Charge.read(row.charges()));
  }
}
