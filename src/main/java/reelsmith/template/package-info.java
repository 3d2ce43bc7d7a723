/// The kinds of video: what a caller must tell us, what we make of it, and which stages do it. Also
/// the words stages and videos share: storyboard, scene, narration.
@NullMarked
@ApplicationModule(
    allowedDependencies = {"credits", "library", "operation", "pipeline", "provider", "render"})
package reelsmith.template;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
