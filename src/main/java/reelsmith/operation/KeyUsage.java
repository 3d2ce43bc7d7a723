package reelsmith.operation;

import java.util.Map;
import reactor.core.publisher.Mono;

/// How much the keys of an account were used lately.
@FunctionalInterface
public interface KeyUsage {

  /// By the key's id; a key without an entry was not used.
  Mono<Map<Long, Usage>> last24Hours(AccountId account);

  /// @param errors how many of the requests were refused or failed; not those nobody waited for
  record Usage(long requests, long errors) {}
}
