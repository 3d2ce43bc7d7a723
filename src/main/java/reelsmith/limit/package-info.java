/// How much a caller may ask for: rates shared by all processes, the size of a body, and the switch
/// that pauses final renders.
///
/// Knows who calls, but neither keys nor transports nor videos.
@NullMarked
@ApplicationModule(allowedDependencies = {"database", "operation", "upkeep"})
package reelsmith.limit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
