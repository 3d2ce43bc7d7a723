package reelsmith.credits;

import java.util.Locale;

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
  OWNER;

  String inDatabase() {
    return name().toLowerCase(Locale.ROOT);
  }

  static GrantKind fromDatabase(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
