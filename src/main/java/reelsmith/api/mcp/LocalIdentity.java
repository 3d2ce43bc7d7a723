package reelsmith.api.mcp;

import reactor.core.publisher.Mono;
import reelsmith.operation.Identity;

/// Who calls over stdio.
@FunctionalInterface
public interface LocalIdentity {

  /// Asked when a call needs it, not before: the first answers over stdio must not wait for a
  /// database. Signals an [reelsmith.operation.OperationFailure] when nobody may.
  Mono<Identity> identity();
}
