/// The durable engine: runs, plans, stages and items. PostgreSQL decides what is done by whom;
/// messages only hurry. Knows neither videos nor credits: those watch through [RunObserver].
@NullMarked
@ApplicationModule(allowedDependencies = {"database", "doctor", "event", "upkeep"})
package reelsmith.pipeline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
