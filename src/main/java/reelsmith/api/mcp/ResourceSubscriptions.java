package reelsmith.api.mcp;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reelsmith.operation.AccountId;

/// Who wants to hear of which resources: sessions, and requests that listen.
final class ResourceSubscriptions {

  private static final int MOST_OF_ONE = 200;

  private record Subscriber(AccountId account, Set<VideoAddress> addresses) {}

  /// A resource that somebody wants to hear of.
  record Watched(String subscriber, VideoAddress address) {}

  private final Map<String, Subscriber> subscribers = new ConcurrentHashMap<>();

  void add(String subscriber, AccountId account, VideoAddress address) {
    Set<VideoAddress> addresses =
        subscribers
            .computeIfAbsent(
                subscriber, id -> new Subscriber(account, ConcurrentHashMap.newKeySet()))
            .addresses();
    if (addresses.size() >= MOST_OF_ONE && !addresses.contains(address)) {
      throw RpcFailure.invalidParams(
          "%d resources can be watched at a time".formatted(MOST_OF_ONE));
    }
    addresses.add(address);
  }

  void remove(String subscriber, VideoAddress address) {
    Subscriber known = subscribers.get(subscriber);
    if (known != null) {
      known.addresses().remove(address);
    }
  }

  void forget(String subscriber) {
    subscribers.remove(subscriber);
  }

  /// What is to be told of a change, and to whom: a video changes with all its parts. Only the
  /// account it belongs to hears of it.
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
