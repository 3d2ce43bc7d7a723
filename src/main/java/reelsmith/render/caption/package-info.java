/// Captions drawn into the picture: which words stand together on a page, when each is spoken, and
/// how a page looks. Knows fonts and Java2D, but neither slides nor FFmpeg.
@NullMarked
package reelsmith.render.caption;

import org.jspecify.annotations.NullMarked;
