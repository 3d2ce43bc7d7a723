/// Operations that exist only in tests: every shape a record can take, every way a call can end.
@NullMarked
package reelsmith.api.toy;

import org.jspecify.annotations.NullMarked;
