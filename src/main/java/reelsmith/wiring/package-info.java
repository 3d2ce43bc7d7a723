/// Connects modules that do not know each other: who plays which role, where the data folder lies,
/// what each mode of the program adds. The only module that may know all others; none knows it.
@NullMarked
@ApplicationModule
package reelsmith.wiring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
