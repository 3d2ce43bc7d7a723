package reelsmith.api.mcp;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.operation.Caller;

/// What can be read of an account's videos.
public interface VideoResources {

  /// The newest videos first, a page at a time. The cursor is null for the first page; one that is
  /// not understood is refused with an [reelsmith.operation.OperationFailure] of kind `INVALID`.
  Mono<ResourceListing> list(Caller caller, @Nullable String cursor);

  /// The content behind an address, in the form its part promises. Signals `not_found` for an
  /// address that leads nowhere, also when it leads to somebody else's video.
  Mono<ResourceContent> read(Caller caller, VideoAddress address);

  /// Which videos have changed, from now on. Never ends by itself; an error means that some changes
  /// were missed.
  Flux<VideoChange> changes();
}
