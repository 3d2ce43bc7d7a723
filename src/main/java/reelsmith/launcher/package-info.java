/// The command line: reads what was asked, starts the studio in the mode for it and shows what
/// comes of it.
///
/// Knows how to show a film being made, not how one is made; and how to ask for an operation, not
/// what it does.
@NullMarked
@ApplicationModule(allowedDependencies = {"database", "doctor", "provider"})
package reelsmith.launcher;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
