/// Stored files: keeps them under the digest of their content, finds them again and signs links to
/// them.
///
/// Knows nothing of what is in them, nor of the door through which they leave.
@NullMarked
@ApplicationModule(allowedDependencies = {"database", "operation"})
package reelsmith.asset;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
