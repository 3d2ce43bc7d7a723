package reelsmith.credits;

import org.jspecify.annotations.Nullable;

/// What the entries of one write are about.
///
/// @param holdId null when no hold is concerned
/// @param subject what a hold is for, such as `story video 12`
/// @param granted what a grant is for
record EntryContext(@Nullable Long holdId, String subject, String granted) {

  static EntryContext ofGrant(String description) {
    return new EntryContext(null, "", description);
  }

  static EntryContext ofExpiry() {
    return new EntryContext(null, "", "");
  }

  static EntryContext ofHold(long holdId, String template, long videoId, String granted) {
    return new EntryContext(holdId, "%s video %d".formatted(template, videoId), granted);
  }

  /// One line for the ledger.
  String description(EntryKind kind) {
    return switch (kind) {
      case GRANT -> granted;
      case HOLD -> "Set aside for " + subject;
      case SETTLE -> "Used for " + subject;
      case RELEASE -> "Given back from " + subject;
      case EXPIRE -> "Expired";
    };
  }

  /// The hold that an entry of this kind belongs to.
  @Nullable Long holdOf(EntryKind kind) {
    return switch (kind) {
      case GRANT, EXPIRE -> null;
      case HOLD, SETTLE, RELEASE -> holdId;
    };
  }
}
