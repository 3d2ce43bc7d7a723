package reelsmith.video;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reelsmith.operation.AccountId;
import reelsmith.pipeline.Run;
import reelsmith.template.Production;

/// A video as it was asked for.
///
/// @param nameIsDraft whether a generated title may still replace the name
/// @param expiredAt when what earlier runs made was deleted, or null
record Video(
    VideoId id,
    AccountId account,
    String template,
    String name,
    boolean nameIsDraft,
    Production production,
    Instant createdAt,
    @Nullable Instant expiredAt) {

  /// Whether what a run made was deleted because its time was over.
  boolean expiredAfter(Run run) {
    return expiredAt != null && expiredAt.isAfter(run.createdAt());
  }

  /// What failures call it.
  String described() {
    return "%s video %s".formatted(template, id);
  }
}
