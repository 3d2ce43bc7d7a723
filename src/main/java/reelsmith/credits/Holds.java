package reelsmith.credits;

import io.r2dbc.postgresql.codec.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.database.Columns;
import reelsmith.operation.AccountId;

/// The rows of holds, how they ended, and what keys have set aside.
@Repository
class Holds {

  private static final String SELECT =
      """
      select h.id, h.account_id, h.run_id, h.video_id, h.template, h.price_version, h.key_id,
        h.held_on, h.credits, h.bought::text as bought, h.sequence, h.held_at, r.used, r.released,
        r.resolved_at, r.charges::text as charges
      from credit_hold h left join hold_resolution r on r.hold_id = h.id
      """;

  private final DatabaseClient database;

  Holds(DatabaseClient database) {
    this.database = database;
  }

  /// A hold as it is kept.
  ///
  /// @param sequence of the entry that set the credits aside; null when it set none aside
  record Row(
      long id,
      long accountId,
      UUID runId,
      long videoId,
      String template,
      String priceVersion,
      @Nullable Long keyId,
      LocalDate heldOn,
      long credits,
      String bought,
      @Nullable Long sequence,
      Instant heldAt,
      @Nullable Long used,
      @Nullable Long released,
      @Nullable Instant resolvedAt,
      @Nullable String charges) {

    AccountId account() {
      return new AccountId(accountId);
    }

    Hold hold() {
      return new Hold(
          id,
          account(),
          runId,
          videoId,
          template,
          priceVersion,
          keyId,
          credits,
          Charge.read(bought),
          heldAt,
          used == null || released == null || resolvedAt == null
              ? null
              : new Hold.Resolution(used, released, resolvedAt));
    }
  }

  Mono<Row> ofRun(UUID runId) {
    return database
        .sql(SELECT + "where h.run_id = :run")
        .bind("run", runId)
        .mapProperties(Row.class)
        .one();
  }

  /// The holds of a video, the oldest first.
  Flux<Row> ofVideo(AccountId account, long videoId) {
    return database
        .sql(SELECT + "where h.account_id = :account and h.video_id = :video order by h.id")
        .bind("account", account.value())
        .bind("video", videoId)
        .mapProperties(Row.class)
        .all();
  }

  /// What a hold took of each grant.
  Flux<Lot> parts(Row hold) {
    if (hold.sequence() == null) {
      return Flux.empty();
    }
    return database
        .sql(
            """
            select p.grant_id, g.expires_at, p.amount as credits
            from posting p join credit_grant g on g.id = p.grant_id
            where p.account_id = :account and p.sequence = :sequence and p.book = 'held'
            """)
        .bind("account", hold.accountId())
        .bind("sequence", hold.sequence())
        .mapProperties(Lot.class)
        .all();
  }

  Mono<Long> add(NewHold hold, @Nullable Long sequence, Instant at) {
    return Columns.bind(
            Columns.bind(
                database.sql(
                    """
                    insert into credit_hold (account_id, run_id, video_id, template, price_version,
                      key_id, held_on, credits, bought, sequence, held_at)
                    values (:account, :run, :video, :template, :version, :key, :day, :credits,
                      :bought, :sequence, :at)
                    returning id
                    """),
                "key",
                hold.keyId(),
                Long.class),
            "sequence",
            sequence,
            Long.class)
        .bind("account", hold.account().value())
        .bind("run", hold.runId())
        .bind("video", hold.videoId())
        .bind("template", hold.template())
        .bind("version", hold.priceVersion())
        .bind("day", DailyBudget.day(at))
        .bind("credits", hold.credits())
        .bind("bought", Json.of(Charge.written(hold.bought())))
        .bind("at", at)
        .mapValue(Long.class)
        .one();
  }

  Mono<Boolean> isResolved(long holdId) {
    return database
        .sql("select exists (select from hold_resolution where hold_id = :hold)")
        .bind("hold", holdId)
        .mapValue(Boolean.class)
        .one();
  }

  Mono<Void> addResolution(Row hold, long used, List<Charge> charges, Instant at) {
    return database
        .sql(
            """
            insert into hold_resolution (hold_id, credits, used, released, charges, resolved_at)
            values (:hold, :credits, :used, :released, :charges, :at)
            """)
        .bind("hold", hold.id())
        .bind("credits", hold.credits())
        .bind("used", used)
        .bind("released", hold.credits() - used)
        .bind("charges", Json.of(Charge.written(charges)))
        .bind("at", at)
        .then();
  }

  /// What a key has set aside on a day and not got back.
  Mono<Long> setAside(long keyId, LocalDate day) {
    return database
        .sql("select credits from key_spending where key_id = :key and day = :day")
        .bind("key", keyId)
        .bind("day", day)
        .mapValue(Long.class)
        .one()
        .defaultIfEmpty(0L);
  }

  /// @param credits negative when they were given back
  Mono<Void> addSetAside(@Nullable Long keyId, LocalDate day, long credits) {
    if (keyId == null || credits == 0) {
      return Mono.empty();
    }
    String statement =
        credits > 0
            ? """
            insert into key_spending (key_id, day, credits) values (:key, :day, :credits)
            on conflict (key_id, day) do update
            set credits = key_spending.credits + excluded.credits
            """
            : "update key_spending set credits = credits + :credits where key_id = :key and day = :day";
    return database
        .sql(statement)
        .bind("key", keyId)
        .bind("day", day)
        .bind("credits", credits)
        .then();
  }
}
