package reelsmith.launcher;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Makes one film for `./reelsmith make` and tells how it goes. The studio provides it as a bean.
public interface FilmMaker {

  /// Makes a film when subscribed to.
  ///
  /// Ends after [MakeProgress.Finished]. Signals [MakeFailure] when the film cannot be made.
  ///
  /// @param aborted completes when the person gives up. The film is then taken back, its credits
  ///   released and its processes stopped, and only after that the answer ends, without `Finished`.
  ///   The launcher waits 15 seconds for it.
  Flux<MakeProgress> make(MakeRequest request, Mono<Void> aborted);
}
