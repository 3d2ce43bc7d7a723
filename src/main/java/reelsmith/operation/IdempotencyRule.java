package reelsmith.operation;

/// What an operation expects of the idempotency key that travels beside its input.
public enum IdempotencyRule {
  /// Reads need none.
  NONE,

  /// Honoured when sent.
  ACCEPTED,

  /// Honoured when sent, by who answers a secret that is kept nowhere: a repeated call is refused
  /// with `answer_shown_once` and the ids of what the first one made.
  ONCE,

  /// Refused with `idempotency_required` when missing.
  REQUIRED
}
