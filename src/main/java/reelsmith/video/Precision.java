package reelsmith.video;

import reelsmith.template.Production;

/// How sure a price is.
enum Precision {
  EXACT,

  /// The script is not written yet; never more is charged.
  UPPER_BOUND;

  static Precision of(Production production) {
    return production.writesScript() && production.voice() != null ? UPPER_BOUND : EXACT;
  }
}
