package reelsmith.video;

import java.time.Instant;
import reelsmith.operation.AccountId;
import reelsmith.template.Production;

/// A video as it was asked for.
///
/// @param nameIsDraft whether a generated title may still replace the name
record Video(
    VideoId id,
    AccountId account,
    String template,
    String name,
    boolean nameIsDraft,
    Production production,
    Instant createdAt) {

  /// What failures call it.
  String described() {
    return "%s video %s".formatted(template, id);
  }
}
