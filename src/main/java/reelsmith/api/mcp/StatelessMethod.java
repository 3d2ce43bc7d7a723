package reelsmith.api.mcp;

import java.util.Map;
import reactor.core.publisher.Mono;

/// A method that only revisions without sessions have.
@FunctionalInterface
interface StatelessMethod {

  /// The result, which may take as long as the client listens. What is told before goes through the
  /// exchange.
  Mono<Map<String, Object>> handle(StatelessExchange exchange, Map<String, Object> params);
}
