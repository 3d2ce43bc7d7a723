/// What one can pick from: voices and music.
@NullMarked
@ApplicationModule(allowedDependencies = {"account", "asset", "operation", "provider"})
package reelsmith.library;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
