package reelsmith.launcher;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// Runs operations for the person who runs this installation. The studio provides it as a bean.
@FunctionalInterface
public interface HostDesk {

  /// The operation's answer as every door gives it. Signals [HostRefusal] when it is refused.
  ///
  /// @param account whose account the person acts in; null for the one that runs the installation
  /// @param idempotencyKey null for what may be done again
  Mono<ObjectNode> run(
      String operation, ObjectNode input, @Nullable Long account, @Nullable String idempotencyKey);
}
