/// Ledgers and statements as files. What may be asked for, and by whom, the operations that answer
/// the same as JSON decide.
@NullMarked
package reelsmith.api.account;

import org.jspecify.annotations.NullMarked;
