package reelsmith.api.mcp;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// The streams that clients without a session listen on. Everything said there names the request
/// that opened it.
final class ListenStreams implements Audience, SmartLifecycle {

  private final Map<String, Listener> listeners = new ConcurrentHashMap<>();
  private final AtomicLong opened = new AtomicLong();
  private volatile boolean running;

  /// A client that was told to come back may come back too early.
  private volatile boolean stopped;

  /// One open stream. Its first message goes out before any other.
  static final class Listener {

    private final String id;
    private final StatelessExchange exchange;
    private final Sinks.Empty<Void> over = Sinks.empty();

    private Listener(String id, StatelessExchange exchange) {
      this.id = id;
      this.exchange = exchange;
    }

    String id() {
      return id;
    }

    /// Completes when the server ends the stream.
    Mono<Void> over() {
      return over.asMono();
    }

    /// What stands in the `_meta` of everything said here.
    Map<String, Object> meta() {
      return Map.of(StatelessRequest.NAMES + "subscriptionId", exchange.request().id());
    }

    /// Does something of which nothing is heard on the stream before this message.
    synchronized void begin(String method, Map<String, Object> params, Runnable subscribing) {
      subscribing.run();
      tell(method, params);
    }

    synchronized void tell(String method, Map<String, Object> params) {
      Map<String, Object> marked = new LinkedHashMap<>(params);
      marked.put("_meta", meta());
      exchange.tell(method, marked);
    }
  }

  Listener open(StatelessExchange exchange) {
    var listener = new Listener("listen-" + opened.incrementAndGet(), exchange);
    listeners.put(listener.id(), listener);
    if (stopped) {
      listener.over.tryEmitEmpty();
    }
    return listener;
  }

  void forget(Listener listener) {
    listeners.remove(listener.id());
  }

  int size() {
    return listeners.size();
  }

  @Override
  public Mono<Void> tell(String id, String method, Object params) {
    return Mono.fromRunnable(
        () -> {
          Listener listener = listeners.get(id);
          if (listener != null) {
            listener.tell(method, JsonRpc.object(params));
          }
        });
  }

  @Override
  public void start() {
    running = true;
  }

  /// Ends every stream with its response, so that clients know and come back.
  @Override
  public void stop() {
    running = false;
    stopped = true;
    listeners.values().forEach(listener -> listener.over.tryEmitEmpty());
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
