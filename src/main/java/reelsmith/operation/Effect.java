package reelsmith.operation;

/// What a call does to the world. Hints for agents are derived from it.
public enum Effect {
  /// Changes nothing.
  READS(true, false, true),

  /// Changes something of the caller's, at no cost.
  WRITES(false, false, true),

  /// Takes something away or stops it; it cannot be undone.
  ENDS(false, true, true),

  /// Spends credits.
  SPENDS(false, true, false);

  private final boolean readOnly;
  private final boolean destructive;
  private final boolean idempotent;

  Effect(boolean readOnly, boolean destructive, boolean idempotent) {
    this.readOnly = readOnly;
    this.destructive = destructive;
    this.idempotent = idempotent;
  }

  public boolean isReadOnly() {
    return readOnly;
  }

  /// Whether an agent should ask its human first.
  public boolean isDestructive() {
    return destructive;
  }

  /// Whether repeating the call without an idempotency key does no further harm.
  public boolean isIdempotent() {
    return idempotent;
  }
}
