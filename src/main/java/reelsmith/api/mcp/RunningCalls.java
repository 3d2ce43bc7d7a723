package reelsmith.api.mcp;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// The calls of one client that are running, by the ids it gave them, up to a limit.
final class RunningCalls {

  private static final Logger LOG = LoggerFactory.getLogger(RunningCalls.class);

  private final int limit;
  private final Map<Object, Disposable> running = new ConcurrentHashMap<>();
  private final Sinks.Empty<Void> drained = Sinks.empty();
  private volatile boolean draining;
  private boolean ended;

  RunningCalls(int limit) {
    this.limit = limit;
  }

  /// Begins a call. Refuses one too many (429), and one with an id that is in use.
  ///
  /// @param call sends its own answer
  /// @return stops it
  Disposable start(Object id, Mono<Void> call) {
    Disposable.Swap slot = Disposables.swap();
    admit(id, slot);
    slot.update(
        call.doFinally(end -> over(id, slot))
            .subscribe(done -> {}, error -> LOG.error("An answer could not be sent", error)));
    return slot;
  }

  private synchronized void admit(Object id, Disposable slot) {
    if (ended) {
      throw RpcFailure.unknownSession();
    }
    if (running.size() >= limit) {
      throw RpcFailure.invalidRequest(
              429, "%d calls are running already; wait for one".formatted(limit))
          .with(Map.of(RpcFailure.RETRY_AFTER, 1));
    }
    if (running.putIfAbsent(id, slot) != null) {
      throw RpcFailure.invalidRequest("A call with this id is still running");
    }
  }

  private void over(Object id, Disposable slot) {
    running.remove(id, slot);
    noticeDrained();
  }

  void cancel(Object id) {
    Disposable call = running.get(id);
    if (call != null) {
      call.dispose();
    }
  }

  /// Stops all calls. None begins after that, also none that was on its way.
  void end() {
    synchronized (this) {
      ended = true;
    }
    running.values().forEach(Disposable::dispose);
  }

  boolean isEmpty() {
    return running.isEmpty();
  }

  /// Completes when the last of the calls is over. Whoever asks begins none after that.
  Mono<Void> drained() {
    draining = true;
    noticeDrained();
    return drained.asMono();
  }

  private void noticeDrained() {
    if (draining && running.isEmpty()) {
      drained.tryEmitEmpty();
    }
  }
}
