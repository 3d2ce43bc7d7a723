package reelsmith.api.mcp;

import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.operation.Credential;
import reelsmith.operation.Identity;

/// The streams that are open to clients over HTTP. A message is checked when it comes, but a stream
/// is opened once and stays: when its key is revoked or over, on whatever server, the stream ends.
final class OpenStreams {

  private final Function<Credential, Mono<Void>> ended;

  /// @param ended completes when the credential lets nobody in any more
  OpenStreams(Function<Credential, Mono<Void>> ended) {
    this.ended = ended;
  }

  /// These events, for as long as the key of who listens works.
  <T> Flux<T> of(Identity identity, Flux<T> events) {
    return events.takeUntilOther(Mono.defer(() -> ended.apply(identity.credential())));
  }
}
