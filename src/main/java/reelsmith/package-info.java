/// Reelsmith: agents ask for short vertical videos, a durable engine makes them.
///
/// Each sub-package is a module and declares whom it may know.
@NullMarked
package reelsmith;

import org.jspecify.annotations.NullMarked;
