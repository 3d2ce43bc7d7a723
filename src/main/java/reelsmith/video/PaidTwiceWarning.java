package reelsmith.video;

import reelsmith.operation.Warning;

/// Says that a provider's call was broken off and made again, so that nobody wonders about a bill.
final class PaidTwiceWarning {

  static final Warning MAY_BE_PAID_TWICE =
      new Warning(
          "may_be_paid_twice",
          "A call to a paid provider was broken off and made again, so the provider may charge the"
              + " host for both. Your credits pay for it once.",
          "");

  private PaidTwiceWarning() {}
}
