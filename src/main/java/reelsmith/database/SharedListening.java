package reelsmith.database;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;

/// Lets many listen to sources that are each listened to once: from the first who comes until the
/// last has left.
///
/// Listeners are counted before they listen. [Flux#share()] of Reactor 3.8 counts afterwards, and
/// whoever comes while the last one leaves is disconnected (reactor-core 4289) or hears nothing.
///
/// @param <K> names a source
public final class SharedListening<K, T> {

  private final ConcurrentMap<K, Heard> heard = new ConcurrentHashMap<>();

  /// A single source that is listened to once for all who subscribe.
  public static <T> Flux<T> of(Flux<T> source) {
    return new SharedListening<Boolean, T>().listen(true, source);
  }

  /// What the source of this name says from now on, as fast as the slowest listener takes it.
  ///
  /// @param source is subscribed to unless somebody listens to this name; goes on until it is
  ///   cancelled
  public Flux<T> listen(K name, Flux<T> source) {
    return Flux.using(() -> join(name, source), listened -> listened.said, this::leave);
  }

  private final class Heard {

    private final K name;
    private final Disposable.Swap connection = Disposables.swap();
    private final Flux<T> said;
    private int listeners;

    Heard(K name, Flux<T> source) {
      this.name = name;
      // Should it end after all, whoever comes next begins anew.
      this.said =
          source
              .doOnTerminate(() -> heard.remove(name, this))
              .publish()
              .autoConnect(1, connection::update);
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
    Heard rest =
        heard.computeIfPresent(
            left.name, (_, known) -> known == left && --known.listeners == 0 ? null : known);
    if (rest != left) {
      left.connection.dispose();
    }
  }
}
