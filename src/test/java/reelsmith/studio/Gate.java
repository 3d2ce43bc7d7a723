package reelsmith.studio;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// Where a scripted provider holds what says so, until a test lets it go on.
final class Gate {

  /// In a text: whoever works on it waits here.
  static final String WAITS = "(waits)";

  private final List<String> waiting = new CopyOnWriteArrayList<>();
  private final List<String> cancelled = new CopyOnWriteArrayList<>();
  private final Sinks.Many<String> opened = Sinks.many().replay().all();

  /// The work on a text, once it may pass.
  <T> Mono<T> pass(String text, Mono<T> work) {
    return text.contains(WAITS) ? hold(text, work) : work;
  }

  /// The work on a text, once its word is let go.
  <T> Mono<T> hold(String text, Mono<T> work) {
    return opened
        .asFlux()
        .filter(text::contains)
        .next()
        .doOnSubscribe(subscription -> waiting.add(text))
        .doOnCancel(() -> cancelled.add(text))
        .then(work);
  }

  /// Lets everything with this word pass, now and later.
  void open(String word) {
    opened.tryEmitNext(word).orThrow();
  }

  boolean isAwaited(String word) {
    return waiting.stream().anyMatch(text -> text.contains(word));
  }

  /// Whether something with this word was stopped while it waited.
  boolean wasLeft(String word) {
    return cancelled.stream().anyMatch(text -> text.contains(word));
  }
}
