package reelsmith.api.mcp;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpAsyncServerExchange;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reelsmith.api.RequestTrace;
import reelsmith.operation.AccountId;
import reelsmith.operation.Caller;
import reelsmith.operation.Door;
import reelsmith.operation.Identity;
import reelsmith.operation.RequestIds;

/// Who sent a message, through which door, and what they are shown.
///
/// @param identity known at once over HTTP; over stdio found when first needed
/// @param trace of the HTTP request that brought the message; null over stdio
record ClientContext(
    Door door, Mono<Identity> identity, ToolSelection tools, @Nullable RequestTrace trace) {

  private static final String KEY = ClientContext.class.getName();

  ClientContext(Door door, Mono<Identity> identity, ToolSelection tools) {
    this(door, identity, tools, null);
  }

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

  /// Names the call that the message asks for: as its HTTP request is named, if it has one.
  String callId(RequestIds ids) {
    return Optional.ofNullable(trace).flatMap(RequestTrace::becomesCall).orElseGet(ids::next);
  }

  McpTransportContext asTransportContext() {
    return McpTransportContext.create(Map.of(KEY, this));
  }
}
