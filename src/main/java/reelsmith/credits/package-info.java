/// What things cost: versioned prices and the one pure function from work to credits.
@NullMarked
@ApplicationModule(allowedDependencies = {"database", "doctor", "event", "operation"})
package reelsmith.credits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
