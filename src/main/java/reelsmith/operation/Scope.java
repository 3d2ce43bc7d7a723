package reelsmith.operation;

/// What a credential was given for. A key may have several.
public enum Scope {
  /// To see what belongs to the account.
  READ,

  /// To create and change videos, and to spend the account's credits.
  SPEND,

  /// To manage the account itself: its keys and its people.
  ADMIN
}
