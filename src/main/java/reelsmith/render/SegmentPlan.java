package reelsmith.render;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// One piece of a film that is encoded on its own and joined to the others without encoding again.
///
/// @param digest of everything its bytes depend on; equal digests mean equal bytes
/// @param transition how `from` gives way to `to`; [Transition#CUT] in segments with one slide
/// @param from the slide it begins with; absent in the opening
/// @param to the slide it ends with; absent in a closing and in a body
public record SegmentPlan(
    SegmentKind kind,
    String digest,
    int frames,
    FrameSize size,
    int framesPerSecond,
    Transition transition,
    @Nullable SlotPlan from,
    @Nullable SlotPlan to) {

  /// The file it is kept in.
  public Path file(Path folder) {
    return folder.resolve(digest + ".mp4");
  }

  public double seconds() {
    return (double) frames / framesPerSecond;
  }

  /// Whether its file below `folder` is there and whole. Blocks.
  public boolean isEncoded(Path folder) {
    return Mp4File.isComplete(file(folder));
  }

  /// The slide it shows, or shows first.
  public SlotPlan first() {
    if (from != null) {
      return from;
    }
    if (to != null) {
      return to;
    }
    throw new IllegalStateException("A segment shows at least one slide");
  }

  /// The frame of `from`'s slot this segment begins with.
  int firstFrame() {
    if (from == null) {
      return 0;
    }
    return kind == SegmentKind.BODY ? from.margin() : from.frames() - from.margin();
  }

  /// Frames of this segment before the cut to `to`.
  int framesBeforeCut() {
    if (to == null) {
      return frames;
    }
    return from == null ? 0 : from.margin();
  }

  /// How many frames before and after the cut the transition takes.
  int effectFrames() {
    if (from == null || to == null || transition == Transition.CUT) {
      return 0;
    }
    return Math.min(from.margin(), to.margin());
  }
}
