/// Frames of video in memory: planar YUV 4:2:0 pictures, the slow motion over them, and the
/// transitions from one to the next. Pure arithmetic on arrays; reads no file and starts no
/// process.
@NullMarked
package reelsmith.render.frame;

import org.jspecify.annotations.NullMarked;
