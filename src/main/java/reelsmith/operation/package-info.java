/// What a caller may do. An operation is one class: what it takes, what it answers, its words, its
/// effect and its route. Every door (MCP, REST, the command line) is derived from the catalogue.
///
/// Knows nothing of videos, accounts or transports.
@NullMarked
@ApplicationModule(allowedDependencies = {"upkeep"})
package reelsmith.operation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
