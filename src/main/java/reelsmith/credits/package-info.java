/// What things cost and who has paid for it: versioned prices and the one pure function from work
/// to credits; the double-entry ledger of every account, its holds and settlements, its statements
/// and what expires.
@NullMarked
@ApplicationModule(allowedDependencies = {"database", "operation", "upkeep"})
package reelsmith.credits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
