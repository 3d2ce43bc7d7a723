/// Derives the files of `tools-schema/` and the README's table from the records of operations.
@NullMarked
package reelsmith.api.schema;

import org.jspecify.annotations.NullMarked;
