/// FFmpeg as a child process: how it is started, limited, listened to and killed, and how the
/// bundled build is made to run on machines that lack the libraries it was linked with.
@NullMarked
package reelsmith.render.ffmpeg;

import org.jspecify.annotations.NullMarked;
