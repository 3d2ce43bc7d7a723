package reelsmith.api.mcp;

import reactor.core.publisher.Mono;
import reelsmith.operation.AccountId;

/// Whose calls come in over stdio.
@FunctionalInterface
public interface LocalAccount {

  /// Asked when a call needs it, not before: the first answers over stdio must not wait for a
  /// database. Signals an [reelsmith.operation.OperationFailure] when there is no such account.
  Mono<AccountId> account();
}
