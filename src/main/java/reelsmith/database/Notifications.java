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

  private static final Logger log = LoggerFactory.getLogger(Notifications.class);
  private static final Pattern CHANNEL = Pattern.compile("[a-z][a-z0-9_]{0,62}");
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final Flux<PostgresqlConnection> connection;

  Notifications(Mono<DatabaseAddress> database) {
    this.connection =
        Flux.usingWhen(
                database.flatMap(it -> PostgresConnections.single(it, "reelsmith-listen").create()),
                Notifications::untilItBreaks,
                PostgresqlConnection::close)
            .repeatWhen(ended -> ended.delayElements(FIRST_PAUSE))
            .retryWhen(
                Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
                    .maxBackoff(LONGEST_PAUSE)
                    .transientErrors(true)
                    .doBeforeRetry(
                        retry ->
                            log.warn(
                                "Listening to the database again: {}",
                                retry.failure().getMessage())))
            .replay(1)
            .refCount();
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

  private static Flux<PostgresqlConnection> untilItBreaks(PostgresqlConnection open) {
    return Flux.concat(
        Flux.just(open), open.getNotifications().ignoreElements().cast(PostgresqlConnection.class));
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
