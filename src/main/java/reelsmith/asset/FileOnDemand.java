package reelsmith.asset;

import java.util.UUID;
import reactor.core.publisher.Mono;

/// Files that are made when somebody first follows a link to them.
public interface FileOnDemand {

  /// Makes and keeps the file of this id; empty when it is none of these files.
  Mono<Artifact> made(UUID id);
}
