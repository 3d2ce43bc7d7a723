package reelsmith.video;

import reelsmith.credits.PriceList;

/// Something a caller is about to buy.
///
/// @param film whether a film is rendered, rather than a preview
/// @param credits the most it can cost
record Purchase(String template, boolean film, long credits, PriceList prices) {}
