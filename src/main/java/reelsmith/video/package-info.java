/// The video and what callers may do with it: ask its price, create it, follow it, render it, stop
/// it. Turns what the engine did into what people see.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "account",
      "asset",
      "credits",
      "database",
      "event",
      "limit",
      "operation",
      "pipeline",
      "provider",
      "template",
      "upkeep"
    })
package reelsmith.video;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
