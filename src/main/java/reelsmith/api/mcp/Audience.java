package reelsmith.api.mcp;

import reactor.core.publisher.Mono;

/// Clients that can be told something they did not ask for.
@FunctionalInterface
interface Audience {

  /// Tells one of them, if it is still there.
  ///
  /// @param id under which it subscribed
  Mono<Void> tell(String id, String method, Object params);
}
