/// Pages for people who watch a video being made. A page holds nothing itself; it asks the REST
/// interface with the key of whoever looks at it.
@NullMarked
package reelsmith.api.page;

import org.jspecify.annotations.NullMarked;
