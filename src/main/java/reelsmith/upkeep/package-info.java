/// Keeps the house in order while it runs: what grows is cut back from time to time. Knows nobody;
/// each module says itself what nobody needs any more, as a [reelsmith.upkeep.Chore] or a
/// [reelsmith.upkeep.Sweep].
@NullMarked
@ApplicationModule(allowedDependencies = {})
package reelsmith.upkeep;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
