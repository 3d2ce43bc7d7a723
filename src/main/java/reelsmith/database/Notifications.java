package reelsmith.database;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import java.time.Duration;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/// Hears what any process announces in the database with `pg_notify`, some milliseconds later.
///
/// All channels of this process share one connection of their own, opened with the first listener
/// and closed with the last. It is opened again when it breaks. A notification is a hint and may be
/// lost; the tables are the truth.
public final class Notifications {

  private static final Logger LOG = LoggerFactory.getLogger(Notifications.class);
  private static final Pattern CHANNEL = Pattern.compile("[a-z][a-z0-9_]{0,62}");
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration SIGN_OF_LIFE_EVERY = Duration.ofSeconds(10);

  private final Flux<PostgresqlConnection> connection;

  Notifications(Mono<DatabaseAddress> database) {
    this(database, SIGN_OF_LIFE_EVERY);
  }

  /// @param signOfLifeEvery how often the connection is asked whether it is still there; an answer
  ///   may take as long
  Notifications(Mono<DatabaseAddress> database, Duration signOfLifeEvery) {
    this.connection =
        SharedListening.ofLatest(
            Flux.usingWhen(
                    database.flatMap(
                        it -> PostgresConnections.single(it, "reelsmith-listen").create()),
                    open -> untilItBreaks(open, signOfLifeEvery),
                    open -> closed(open, signOfLifeEvery))
                .repeatWhen(ended -> ended.delayElements(FIRST_PAUSE))
                .retryWhen(
                    Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
                        .maxBackoff(LONGEST_PAUSE)
                        .transientErrors(true)
                        .doBeforeRetry(
                            retry ->
                                LOG.warn(
                                    "Listening to the database again: {}",
                                    retry.failure().getMessage()))));
  }

  /// Notifications of a channel, for as long as it is subscribed to. Begins with one whose payload
  /// is blank, and again after every interruption. Never ends and never fails by itself.
  ///
  /// @param channel lower-case letters, digits and underscores, at most 63
  public Flux<Notification> listen(String channel) {
    if (!CHANNEL.matcher(channel).matches()) {
      throw new IllegalArgumentException("not the name of a channel: " + channel);
    }
    return connection.switchMap(
        open ->
            Flux.concat(begin(open, channel), heard(open, channel))
                // The shared connection notices the same break and comes back with a new one.
                .onErrorResume(_ -> Flux.never()));
  }

  private static Flux<PostgresqlConnection> untilItBreaks(
      PostgresqlConnection open, Duration signOfLifeEvery) {
    Mono<Void> signsOfLife =
        Flux.interval(signOfLifeEvery)
            .onBackpressureDrop()
            .concatMap(tick -> signOfLife(open).timeout(signOfLifeEvery), 1)
            .then();
    Mono<Void> heardToTheEnd = open.getNotifications().then();
    return Flux.concat(
        Flux.just(open),
        Mono.firstWithSignal(heardToTheEnd, signsOfLife).cast(PostgresqlConnection.class));
  }

  /// Whoever only listens does not notice that the other end, or the way to it, is gone.
  private static Mono<Void> signOfLife(PostgresqlConnection open) {
    return open.createStatement("select 1")
        .execute()
        .concatMap(PostgresqlResult::getRowsUpdated)
        .then();
  }

  /// One that does not answer cannot say goodbye either.
  private static Mono<Void> closed(PostgresqlConnection open, Duration longest) {
    return open.close().timeout(longest, Mono.empty());
  }

  private static Mono<Notification> begin(PostgresqlConnection open, String channel) {
    return open.createStatement("listen " + channel)
        .execute()
        .concatMap(PostgresqlResult::getRowsUpdated)
        .then(Mono.just(new Notification(channel, "")));
  }

  private static Flux<Notification> heard(PostgresqlConnection open, String channel) {
    return open.getNotifications()
        .filter(it -> it.getName().equals(channel))
        .map(it -> new Notification(channel, it.getParameter() == null ? "" : it.getParameter()));
  }
}
