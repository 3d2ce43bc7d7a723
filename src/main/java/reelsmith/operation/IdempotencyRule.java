package reelsmith.operation;

/// What an operation expects of the idempotency key that travels beside its input.
public enum IdempotencyRule {
  /// Reads need none.
  NONE,

  /// Honoured when sent.
  ACCEPTED,

  /// Refused with `idempotency_required` when missing.
  REQUIRED
}
