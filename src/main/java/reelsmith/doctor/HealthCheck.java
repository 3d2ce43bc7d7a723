package reelsmith.doctor;

import reactor.core.publisher.Mono;

/// One thing that must be right for the studio to work. A bean of this type is asked by
/// `./reelsmith doctor`.
public interface HealthCheck {

  /// What is examined, in one or two words, such as `FFmpeg`.
  String name();

  /// Looks now. Changes nothing.
  ///
  /// An error, or no answer within two minutes, counts as a failed finding.
  Mono<Finding> examine();
}
