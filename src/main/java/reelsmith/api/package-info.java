/// The doors of the studio. Each turns what a client sends into a call of an operation and the
/// answer back; none decides anything about videos.
@NullMarked
@ApplicationModule(
    allowedDependencies = {"operation", "account", "asset", "event", "video", "library"})
package reelsmith.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
