package reelsmith.api.mcp;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import reelsmith.operation.AccountId;

/// Which sessions want to hear of which resources.
final class ResourceSubscriptions {

  private static final int MOST_OF_ONE_SESSION = 200;

  private record Subscriber(AccountId account, Set<String> uris) {}

  private final Map<String, Subscriber> subscribers = new ConcurrentHashMap<>();

  void add(String sessionId, AccountId account, String uri) {
    Set<String> uris =
        subscribers
            .computeIfAbsent(
                sessionId, id -> new Subscriber(account, ConcurrentHashMap.newKeySet()))
            .uris();
    if (uris.size() >= MOST_OF_ONE_SESSION && !uris.contains(uri)) {
      throw RpcFailure.invalidParams(
          "A session can watch %d resources; unsubscribe from one".formatted(MOST_OF_ONE_SESSION));
    }
    uris.add(uri);
  }

  void remove(String sessionId, String uri) {
    Subscriber subscriber = subscribers.get(sessionId);
    if (subscriber != null) {
      subscriber.uris().remove(uri);
    }
  }

  void forget(String sessionId) {
    subscribers.remove(sessionId);
  }

  /// The sessions to tell. A change is only told to sessions of the account it belongs to.
  List<String> sessionsFor(ResourceChange change) {
    return subscribers.entrySet().stream()
        .filter(entry -> entry.getValue().account().equals(change.account()))
        .filter(entry -> entry.getValue().uris().contains(change.uri()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /// Everything that anybody watches.
  Set<ResourceChange> watched() {
    return subscribers.values().stream()
        .flatMap(
            subscriber ->
                subscriber.uris().stream()
                    .map(uri -> new ResourceChange(subscriber.account(), uri)))
        .collect(Collectors.toUnmodifiableSet());
  }
}
