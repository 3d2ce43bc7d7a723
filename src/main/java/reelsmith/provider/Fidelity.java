package reelsmith.provider;

/// How closely a provider met what it was asked for.
public enum Fidelity {
  /// As asked.
  EXACT,

  /// Close to it, and the answer to the caller says so.
  APPROXIMATED
}
