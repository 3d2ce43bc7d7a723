package reelsmith.api.mcp;

import io.modelcontextprotocol.server.McpRequestHandler;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reelsmith.operation.AccountId;

/// `subscriptions/listen`: what a client without a session wants to hear of, for as long as it
/// listens. Lists do not change while this server runs, so only resources can be watched.
final class SubscriptionMethods implements MethodGroup {

  static final String LISTEN = "subscriptions/listen";

  private static final String ACKNOWLEDGED = "notifications/subscriptions/acknowledged";
  private static final String RESOURCES = "resourceSubscriptions";

  private final ListenStreams streams;
  private final ResourceSubscriptions subscriptions;

  SubscriptionMethods(ListenStreams streams, ResourceSubscriptions subscriptions) {
    this.streams = streams;
    this.subscriptions = subscriptions;
  }

  @Override
  public Map<String, McpRequestHandler<?>> methods() {
    return Map.of();
  }

  @Override
  public Map<String, StatelessMethod> methodsWithoutSession() {
    return Map.of(LISTEN, this::listen);
  }

  /// Which resources can be watched is declared by those who serve them.
  @Override
  public void declare(ServerCapabilities.Builder capabilities) {}

  private Mono<Map<String, Object>> listen(
      StatelessExchange exchange, Map<String, Object> params) {
    if (!(params.get("notifications") instanceof Map<?, ?> wanted)) {
      throw RpcFailure.invalidParams("subscriptions/listen needs notifications, an object");
    }
    List<VideoAddress> addresses = addresses(wanted.get(RESOURCES));
    return exchange.context().account().flatMap(account -> listen(exchange, account, addresses));
  }

  private Mono<Map<String, Object>> listen(
      StatelessExchange exchange, AccountId account, List<VideoAddress> addresses) {
    return Mono.using(
        () -> streams.open(exchange),
        listener -> {
          listener.begin(
              ACKNOWLEDGED,
              Map.of("notifications", agreed(addresses)),
              () -> addresses.forEach(one -> subscriptions.add(listener.id(), account, one)));
          return listener.over().thenReturn(Map.<String, Object>of("_meta", listener.meta()));
        },
        listener -> {
          streams.forget(listener);
          subscriptions.forget(listener.id());
        });
  }

  private static Map<String, Object> agreed(List<VideoAddress> addresses) {
    Map<String, Object> agreed = new LinkedHashMap<>();
    if (!addresses.isEmpty()) {
      agreed.put(RESOURCES, addresses.stream().map(VideoAddress::uri).toList());
    }
    return agreed;
  }

  /// Those that lead somewhere; the client sees in the first message which are missing.
  private static List<VideoAddress> addresses(@Nullable Object wanted) {
    if (wanted == null) {
      return List.of();
    }
    if (!(wanted instanceof List<?> uris) || !uris.stream().allMatch(String.class::isInstance)) {
      throw RpcFailure.invalidParams(RESOURCES + " must be a list of addresses");
    }
    return uris.stream()
        .map(String::valueOf)
        .distinct()
        .flatMap(uri -> VideoAddress.of(uri).stream())
        .toList();
  }
}
