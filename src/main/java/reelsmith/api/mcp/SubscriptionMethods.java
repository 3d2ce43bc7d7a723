package reelsmith.api.mcp;

import io.modelcontextprotocol.server.McpRequestHandler;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.operation.AccountId;
import reelsmith.operation.Caller;
import reelsmith.operation.RequestIds;

/// `subscriptions/listen`: what a client without a session wants to hear of, for as long as it
/// listens. Lists do not change while this server runs, so resources and tasks are what can be
/// watched.
final class SubscriptionMethods implements MethodGroup {

  static final String LISTEN = "subscriptions/listen";

  private static final String ACKNOWLEDGED = "notifications/subscriptions/acknowledged";
  private static final String RESOURCES = "resourceSubscriptions";
  private static final String TASKS = "taskIds";
  private static final int MOST_TASKS = 32;

  private final ListenStreams streams;
  private final ResourceSubscriptions subscriptions;
  private final Tasks tasks;
  private final RequestIds requestIds;

  SubscriptionMethods(
      ListenStreams streams,
      ResourceSubscriptions subscriptions,
      Tasks tasks,
      RequestIds requestIds) {
    this.streams = streams;
    this.subscriptions = subscriptions;
    this.tasks = tasks;
    this.requestIds = requestIds;
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

  private Mono<Map<String, Object>> listen(StatelessExchange exchange, Map<String, Object> params) {
    if (!(params.get("notifications") instanceof Map<?, ?> wanted)) {
      throw RpcFailure.invalidParams("subscriptions/listen needs notifications, an object");
    }
    List<VideoAddress> addresses = addresses(wanted.get(RESOURCES));
    List<String> ids = texts(wanted.get(TASKS), TASKS);
    if (!ids.isEmpty()) {
      exchange.requireExtension(TaskMethods.EXTENSION);
    }
    return exchange
        .context()
        .caller(requestIds)
        .flatMap(caller -> watched(caller, ids).map(found -> new Wish(caller, addresses, found)))
        .flatMap(wish -> listen(exchange, wish));
  }

  /// What somebody wants to hear of, as far as it is there.
  private record Wish(Caller caller, List<VideoAddress> addresses, List<Task> tasks) {

    Map<String, Object> agreed() {
      Map<String, Object> agreed = new LinkedHashMap<>();
      if (!addresses.isEmpty()) {
        agreed.put(RESOURCES, addresses.stream().map(VideoAddress::uri).toList());
      }
      if (!tasks.isEmpty()) {
        agreed.put(TASKS, tasks.stream().map(Task::id).toList());
      }
      return agreed;
    }
  }

  private Mono<List<Task>> watched(Caller caller, List<String> ids) {
    return Flux.fromIterable(ids).concatMap(id -> tasks.find(caller, id)).collectList();
  }

  private Mono<Map<String, Object>> listen(StatelessExchange exchange, Wish wish) {
    return Mono.using(
        () -> streams.open(exchange),
        listener -> {
          listener.begin(
              ACKNOWLEDGED,
              Map.of("notifications", wish.agreed()),
              () -> subscribe(listener, wish));
          return telling(listener, wish)
              .takeUntilOther(listener.over())
              .then(listener.over())
              .thenReturn(Map.<String, Object>of("_meta", listener.meta()));
        },
        listener -> {
          streams.forget(listener);
          subscriptions.forget(listener.id());
        });
  }

  private void subscribe(ListenStreams.Listener listener, Wish wish) {
    AccountId account = wish.caller().account();
    wish.addresses().forEach(address -> subscriptions.add(listener.id(), account, address));
  }

  private Flux<Task> telling(ListenStreams.Listener listener, Wish wish) {
    return Flux.fromIterable(wish.tasks())
        .flatMap(task -> tasks.changes(wish.caller(), task), MOST_TASKS)
        .doOnNext(task -> listener.tell("notifications/tasks", task.detailed()));
  }

  /// Those that lead somewhere; the client sees in the first message which are missing.
  private static List<VideoAddress> addresses(@Nullable Object wanted) {
    return texts(wanted, RESOURCES).stream().flatMap(uri -> VideoAddress.of(uri).stream()).toList();
  }

  private static List<String> texts(@Nullable Object wanted, String field) {
    if (wanted == null) {
      return List.of();
    }
    if (!(wanted instanceof List<?> texts) || !texts.stream().allMatch(String.class::isInstance)) {
      throw RpcFailure.invalidParams(field + " must be a list of strings");
    }
    if (field.equals(TASKS) && texts.size() > MOST_TASKS) {
      throw RpcFailure.invalidParams("%d tasks can be watched at a time".formatted(MOST_TASKS));
    }
    return texts.stream().map(String::valueOf).distinct().toList();
  }
}
