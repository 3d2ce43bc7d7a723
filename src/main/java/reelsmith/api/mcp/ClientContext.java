package reelsmith.api.mcp;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpAsyncServerExchange;
import java.util.Map;
import reactor.core.publisher.Mono;
import reelsmith.operation.AccountId;
import reelsmith.operation.Caller;
import reelsmith.operation.Door;
import reelsmith.operation.Identity;
import reelsmith.operation.RequestIds;

/// Who sent a message, through which door, and what they are shown.
///
/// @param account known at once over HTTP; over stdio found when first needed
record ClientContext(Door door, Mono<Identity> identity, ToolSelection tools) {

  private static final String KEY = ClientContext.class.getName();

  /// The context of the message that a method is answering.
  static ClientContext of(McpAsyncServerExchange exchange) {
    return (ClientContext) exchange.transportContext().get(KEY);
  }

  Mono<AccountId> account() {
    return identity.map(Identity::account);
  }

  /// Who calls an operation because of the message.
  Mono<Caller> caller(RequestIds requestIds) {
    return identity.map(known -> new Caller(known, door, requestIds.next()));
  }

  McpTransportContext asTransportContext() {
    return McpTransportContext.create(Map.of(KEY, this));
  }
}
