/// Draws pictures without a network: reads what the words describe, composes a scene of scenery,
/// figures and icons, and gives it the look of a visual style.
///
/// The same request always gives the same bytes. Knows nothing of any vendor.
@NullMarked
@NamedInterface("picture")
package reelsmith.provider.offline.picture;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
