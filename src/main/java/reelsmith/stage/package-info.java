/// The stages: each takes what earlier stages left, asks a provider or the renderer for its part
/// and leaves a result. The only module that knows the providers' roles and the renderer together.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "asset",
      "library",
      "operation",
      "pipeline",
      "provider",
      "render",
      "template",
      "upkeep"
    })
package reelsmith.stage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
