/// People: how they sign in, which accounts they are members of, and what their role lets them do.
/// Turns the token of a session into an [reelsmith.operation.Identity].
///
/// Knows nothing of cookies or pages: a door hands over the token it was sent.
@NullMarked
@ApplicationModule(allowedDependencies = {"account", "database", "operation", "upkeep"})
package reelsmith.person;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
