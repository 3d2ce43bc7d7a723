/// What the studio asks of the outside world, one port for each role: write a script, draw a
/// picture, speak a line, time its words, play music. A vendor is a private sub-package that
/// fulfils some of them; `offline` fulfils all of them without a key or a network.
///
/// Knows nothing of the studio: no account, no video, no run.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package reelsmith.provider;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
