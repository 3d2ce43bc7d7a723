/// What was asked and answered, redacted, kept for a while: for whoever looks for the reason of one
/// answer, and for the counts beside a key.
///
/// Knows operations and who called them. Doors tell it what they answered; it never makes them
/// wait.
@NullMarked
@ApplicationModule(allowedDependencies = {"database", "operation", "upkeep"})
package reelsmith.requestlog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
