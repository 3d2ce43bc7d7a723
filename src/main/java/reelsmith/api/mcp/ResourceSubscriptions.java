package reelsmith.api.mcp;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reelsmith.operation.AccountId;

/// Which sessions want to hear of which resources.
final class ResourceSubscriptions {

  private static final int MOST_OF_ONE_SESSION = 200;

  private record Subscriber(AccountId account, Set<VideoAddress> addresses) {}

  /// A resource that a session wants to hear of.
  record Watched(String sessionId, VideoAddress address) {}

  private final Map<String, Subscriber> subscribers = new ConcurrentHashMap<>();

  void add(String sessionId, AccountId account, VideoAddress address) {
    Set<VideoAddress> addresses =
        subscribers
            .computeIfAbsent(
                sessionId, id -> new Subscriber(account, ConcurrentHashMap.newKeySet()))
            .addresses();
    if (addresses.size() >= MOST_OF_ONE_SESSION && !addresses.contains(address)) {
      throw RpcFailure.invalidParams(
          "A session can watch %d resources; unsubscribe from one".formatted(MOST_OF_ONE_SESSION));
    }
    addresses.add(address);
  }

  void remove(String sessionId, VideoAddress address) {
    Subscriber subscriber = subscribers.get(sessionId);
    if (subscriber != null) {
      subscriber.addresses().remove(address);
    }
  }

  void forget(String sessionId) {
    subscribers.remove(sessionId);
  }

  /// What is to be told of a change, and to whom: a video changes with all its parts. Only sessions
  /// of the account it belongs to hear of it.
  Stream<Watched> watching(VideoChange change) {
    return subscribers.entrySet().stream()
        .filter(entry -> entry.getValue().account().equals(change.account()))
        .flatMap(
            entry ->
                entry.getValue().addresses().stream()
                    .filter(address -> address.video() == change.video())
                    .map(address -> new Watched(entry.getKey(), address)));
  }

  /// Every video that anybody watches.
  Set<VideoChange> watched() {
    return subscribers.values().stream()
        .flatMap(
            subscriber ->
                subscriber.addresses().stream()
                    .map(address -> new VideoChange(subscriber.account(), address.video())))
        .collect(Collectors.toUnmodifiableSet());
  }
}
