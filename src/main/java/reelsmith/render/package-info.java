/// Turns slides and sound into a film. Knows files, frames and FFmpeg, and nothing else of the
/// studio.
///
/// Planning ([FilmPlan]) is pure; doing ([Renderer]) is asynchronous, can be cancelled and leaves
/// finished files only.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package reelsmith.render;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
