package reelsmith.credits;

/// Why credits were granted.
public enum GrantKind {
  /// The month of a subscription.
  MONTHLY,

  /// The year of a subscription.
  ANNUAL,

  PROMO,

  /// From a partner's offer.
  PARTNER,

  /// Bought on their own.
  PURCHASE,

  /// Makes up for a mistake.
  CORRECTION,

  /// What an account without limits takes when it needs it.
  OWNER
}
