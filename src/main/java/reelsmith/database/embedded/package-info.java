/// One PostgreSQL server for each data folder, shared by every process that uses the folder: the
/// first starts it, others join, the last one stops it, and a server whose processes were killed is
/// adopted by the next.
///
/// Blocks its caller, so it is used on a thread of its own. Knows nothing of Spring.
@NullMarked
package reelsmith.database.embedded;

import org.jspecify.annotations.NullMarked;
