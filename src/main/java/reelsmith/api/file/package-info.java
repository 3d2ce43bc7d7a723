/// The way finished files leave: by signed links, in ranges, never through memory.
@NullMarked
package reelsmith.api.file;

import org.jspecify.annotations.NullMarked;
