package reelsmith.api.mcp;

import io.modelcontextprotocol.spec.McpSchema.InitializeResult;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.operation.AccountId;
import reelsmith.operation.Door;

/// All sessions of this process. Each belongs to one account and one door; to everybody else it
/// does not exist.
final class ClientSessions implements Audience, SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(ClientSessions.class);

  private final McpSettings settings;
  private final Clock clock;
  private final SecureRandom randomness = new SecureRandom();
  private final Map<String, ClientSession> sessions = new ConcurrentHashMap<>();
  private volatile @Nullable Disposable eviction;

  ClientSessions(McpSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /// An id nobody can guess.
  String newId() {
    byte[] id = new byte[16];
    randomness.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }

  /// For the calls of a client that needs no session.
  RunningCalls newCalls() {
    return new RunningCalls(settings.callsPerSession());
  }

  /// Keeps a session from now on. If the account has too many, the one unused for longest ends; if
  /// all are in use, the new one is refused.
  ClientSession add(SessionProtocol.Opened opened, Door door, @Nullable AccountId owner) {
    var session =
        new ClientSession(
            opened.session(), door, owner, newCalls(), streams(opened.answer()), clock);
    takePlace(session, owner).ifPresent(displaced -> evict(displaced, "a new one needs its place"));
    return session;
  }

  /// Counts and keeps in one step, because clients may come at the same time.
  ///
  /// @return the session that had the place before
  private synchronized Optional<ClientSession> takePlace(
      ClientSession session, @Nullable AccountId owner) {
    Optional<ClientSession> displaced = owner == null ? Optional.empty() : displaced(owner);
    displaced.map(ClientSession::id).ifPresent(sessions::remove);
    sessions.put(session.id(), session);
    return displaced;
  }

  private ResumableStreams streams(InitializeResult agreed) {
    // Before this revision clients took an event without a message for a broken one.
    boolean primes = agreed.protocolVersion().compareTo("2025-11-25") >= 0;
    return new ResumableStreams(settings.queuedMessages(), settings.replayedMessages(), primes);
  }

  /// Empty while there is room.
  private Optional<ClientSession> displaced(AccountId owner) {
    List<ClientSession> owned =
        sessions.values().stream().filter(session -> session.belongsTo(owner)).toList();
    if (owned.size() < settings.sessionsPerAccount()) {
      return Optional.empty();
    }
    return Optional.of(
        owned.stream()
            .filter(session -> !session.isBusy())
            .min(Comparator.comparing(ClientSession::lastUsed))
            .orElseThrow(
                () ->
                    RpcFailure.invalidRequest(
                        429,
                        "This account has %d sessions in use; end one first"
                            .formatted(owned.size()))));
  }

  private void evict(ClientSession session, String reason) {
    LOG.info(
        "session of account={} door={} unused since {} ends: {}",
        session.owner(),
        session.door(),
        session.lastUsed(),
        reason);
    end(session);
  }

  /// The caller's own session of this door.
  Optional<ClientSession> find(@Nullable String id, Door door, AccountId account) {
    return Optional.ofNullable(id == null ? null : sessions.get(id))
        .filter(session -> session.door() == door && session.belongsTo(account));
  }

  /// Ends a session for good. Its calls are stopped, its id is unknown from now on.
  void end(ClientSession session) {
    sessions.remove(session.id());
    session.end();
  }

  @Override
  public Mono<Void> tell(String sessionId, String method, Object params) {
    ClientSession session = sessions.get(sessionId);
    return session == null ? Mono.empty() : session.tell(method, params);
  }

  int size() {
    return sessions.size();
  }

  /// Ends the sessions that nobody has used for the time the settings allow.
  void evictIdle() {
    Instant limit = clock.instant().minus(settings.sessionIdle());
    sessions.values().forEach(session -> evictIfUnusedSince(limit, session));
  }

  /// One session that cannot be ended must not keep the others.
  private void evictIfUnusedSince(Instant limit, ClientSession session) {
    try {
      if (session.door() != Door.MCP_STDIO
          && session.lastUsed().isBefore(limit)
          && !session.isBusy()) {
        evict(session, "nobody uses it");
      }
    } catch (RuntimeException e) {
      LOG.error("The session of account={} could not be ended", session.owner(), e);
    }
  }

  @Override
  public void start() {
    eviction =
        Flux.interval(settings.sessionIdle().dividedBy(4))
            .onBackpressureDrop()
            .subscribe(tick -> evictIdle(), error -> LOG.error("Idle sessions stay", error));
  }

  @Override
  public void stop() {
    Disposable running = eviction == null ? Disposables.disposed() : eviction;
    running.dispose();
    eviction = null;
    sessions.values().forEach(this::end);
  }

  @Override
  public boolean isRunning() {
    return eviction != null;
  }
}
