/// What a health check says. Every module that can be broken by its surroundings answers for itself
/// with a [reelsmith.doctor.HealthCheck]; the launcher asks them all and prints what it hears.
///
/// Knows nothing of the studio.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package reelsmith.doctor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
