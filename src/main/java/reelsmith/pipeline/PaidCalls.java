package reelsmith.pipeline;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Calls that a vendor charges for. Each is written down before it is made, so that one whose end
/// nobody knows is never made a second time in silence.
@Component
public class PaidCalls {

  private static final Logger LOG = LoggerFactory.getLogger(PaidCalls.class);

  private final DatabaseClient database;
  private final TransactionalOperator transactions;
  private final Claims claims;

  PaidCalls(DatabaseClient database, TransactionalOperator transactions, Claims claims) {
    this.database = database;
    this.transactions = transactions;
    this.claims = claims;
  }

  /// Whether a call for a subject may have been paid for twice.
  public Mono<Boolean> anyInDoubt(long subject) {
    return database
        .sql("select 1 from paid_call where subject = :subject and in_doubt limit 1")
        .bind("subject", subject)
        .fetch()
        .first()
        .hasElement();
  }

  record Begun(UUID id, long doubts) {}

  /// Writes down that an item's call is about to be made. Calls for the same that are still open
  /// are in doubt from now on.
  Mono<Void> begin(Items.Wanted wanted) {
    return claims
        .hold(wanted.claim())
        .then(doubted(wanted))
        .flatMap(doubts -> written(wanted, doubts))
        .as(transactions::transactional)
        .doOnNext(begun -> report(wanted, begun))
        .then();
  }

  private Mono<Long> doubted(Items.Wanted wanted) {
    return of(
            wanted,
            """
            update paid_call set in_doubt = true
            where subject = :subject and stage = :stage and key = :key
              and input_digest = :digest and closed_at is null and not in_doubt
            """)
        .fetch()
        .rowsUpdated();
  }

  private Mono<Begun> written(Items.Wanted wanted, long doubts) {
    return of(
            wanted,
            """
            insert into paid_call (subject, stage, key, input_digest, run_id)
            values (:subject, :stage, :key, :digest, :run) returning id
            """)
        .bind("run", wanted.claim().runId())
        .mapValue(UUID.class)
        .one()
        .map(id -> new Begun(id, doubts));
  }

  /// It is known what came of an item's calls. Joins the transaction of the caller.
  Mono<Void> close(Items.Wanted wanted) {
    return of(
            wanted,
            """
            update paid_call set closed_at = clock_timestamp()
            where subject = :subject and stage = :stage and key = :key
              and input_digest = :digest and closed_at is null and not in_doubt
            """)
        .then();
  }

  private DatabaseClient.GenericExecuteSpec of(Items.Wanted wanted, String sql) {
    return database
        .sql(sql)
        .bind("subject", wanted.claim().subject())
        .bind("stage", wanted.claim().stage())
        .bind("key", wanted.key())
        .bind("digest", wanted.inputDigest());
  }

  private static void report(Items.Wanted wanted, Begun begun) {
    if (begun.doubts() > 0) {
      LOG.warn(
          "run={} stage={} item={}: a call to a paid provider was broken off and is made again as"
              + " {}; it may be charged for twice",
          wanted.claim().runId(),
          wanted.claim().stage(),
          wanted.key(),
          begun.id());
    }
  }
}
