package reelsmith.database;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.ConnectableFlux;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/// Lets many listen to sources that are each listened to once: from the first who comes until the
/// last has left.
///
/// Listeners are counted before they listen. [Flux#share()] of Reactor 3.8 counts afterwards, and
/// whoever comes while the last one leaves is disconnected (reactor-core 4289) or hears nothing.
///
/// @param <K> names a source
public final class SharedListening<K, T> {

  private final Function<Flux<T>, ConnectableFlux<T>> sharing;
  private final ConcurrentMap<K, Heard> heard = new ConcurrentHashMap<>();

  public SharedListening() {
    this(Flux::publish);
  }

  private SharedListening(Function<Flux<T>, ConnectableFlux<T>> sharing) {
    this.sharing = sharing;
  }

  /// A single source that is listened to once for all who subscribe.
  public static <T> Flux<T> of(Flux<T> source) {
    return new SharedListening<Boolean, T>().listen(true, source);
  }

  /// The same, and whoever comes is told first what was said last.
  static <T> Flux<T> ofLatest(Flux<T> source) {
    return new SharedListening<Boolean, T>(said -> said.replay(1)).listen(true, source);
  }

  /// What the source of this name says from now on, as fast as the slowest listener takes it, until
  /// it ends or fails.
  ///
  /// @param source is subscribed to unless one of this name is listened to
  public Flux<T> listen(K name, Flux<T> source) {
    return Flux.using(() -> join(name, source), listened -> listened.said, this::leave);
  }

  private final class Heard {

    private final K name;
    private final Disposable.Swap connection = Disposables.swap();

    /// Told also to a listener who was counted and comes just after the end.
    private final Sinks.Empty<Void> ended = Sinks.empty();

    private final Flux<T> said;
    private int listeners;

    /// By the last one; nobody comes any more then.
    private volatile boolean isLeft;

    Heard(K name, Flux<T> source) {
      this.name = name;
      Flux<T> toItsEnd =
          source
              .doOnTerminate(() -> heard.remove(name, this))
              .doOnError(ended::tryEmitError)
              .doOnComplete(ended::tryEmitEmpty);
      this.said =
          sharing.apply(toItsEnd).autoConnect(1, connection::update).takeUntilOther(ended.asMono());
    }
  }

  private Heard join(K name, Flux<T> source) {
    return heard.compute(
        name,
        (_, known) -> {
          Heard joined = known == null ? new Heard(name, source) : known;
          joined.listeners++;
          return joined;
        });
  }

  private void leave(Heard left) {
    heard.compute(
        left.name,
        (_, known) -> {
          left.isLeft = --left.listeners == 0;
          return known == left && left.isLeft ? null : known;
        });
    if (left.isLeft) {
      left.connection.dispose();
    }
  }
}
