/// Writes short stories from a caller's idea without any language model: reads the idea with a
/// small tagger, casts its people, picks a plot that suits it and tells it in as many slides and
/// words as asked. The same request with the same seed gives the same story.
@NullMarked
@NamedInterface("script")
package reelsmith.provider.offline.script;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
