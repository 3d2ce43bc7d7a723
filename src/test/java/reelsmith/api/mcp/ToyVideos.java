package reelsmith.api.mcp;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reelsmith.event.MissedEvents;
import reelsmith.operation.Caller;
import reelsmith.operation.OperationFailure;

/// Every account has two videos, `<account>1` and `<account>2`, and one that breaks the server.
final class ToyVideos implements VideoResources {

  /// Reading this video is our own fault.
  static final long BROKEN = 666;

  /// While this one is asked for, the database is away.
  static final long BUSY = 503;

  /// This one was asked for too often.
  static final long TOO_OFTEN = 429;

  final Sinks.Many<VideoChange> changes = Sinks.many().multicast().directBestEffort();
  final Sinks.Many<MissedEvents> missed = Sinks.many().multicast().directBestEffort();

  @Override
  public Mono<ResourceListing> list(Caller caller, @Nullable String cursor) {
    if (cursor == null) {
      return Mono.just(new ResourceListing(List.of(entry(caller.account() + "2")), "older"));
    }
    if (cursor.equals("older")) {
      return Mono.just(new ResourceListing(List.of(entry(caller.account() + "1")), null));
    }
    return Mono.error(OperationFailure.invalid("/cursor", "unknown_value", "is not a cursor"));
  }

  private static ResourceListing.Entry entry(String id) {
    return new ResourceListing.Entry(
        "video://" + id, "video-" + id, "Video " + id, null, "application/json");
  }

  @Override
  public Mono<ResourceContent> read(Caller caller, VideoAddress address) {
    if (address.uri().equals("video://" + caller.account() + "1")) {
      return Mono.just(new ResourceContent("application/json", "{\"status\":\"completed\"}"));
    }
    if (address.video() == BROKEN) {
      throw new IllegalStateException("secret detail");
    }
    if (address.video() == BUSY) {
      return Mono.error(OperationFailure.unavailable());
    }
    if (address.video() == TOO_OFTEN) {
      return Mono.error(
          new OperationFailure(
              OperationFailure.Kind.TOO_MANY_REQUESTS,
              "rate_limited",
              "Wait 7 seconds.",
              Map.of("retry_after_seconds", 7L)));
    }
    return Mono.error(OperationFailure.notFound("resource " + address.uri()));
  }

  @Override
  public Flux<VideoChange> changes() {
    return Flux.merge(changes.asFlux(), missed.asFlux().flatMap(Flux::error, 1));
  }
}
