/// The doors: what the catalogue of operations looks like from outside. REST, pages, files and
/// documentation here, the Model Context Protocol beside them.
///
/// A door turns what it was sent into an invocation and an answer into bytes; it decides nothing.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "operation",
      "account",
      "asset",
      "credits",
      "event",
      "video",
      "limit",
      "person",
      "requestlog"
    })
package reelsmith.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
