package reelsmith.render;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a person needs to know about FFmpeg on this machine.
///
/// @param build the one that is used; absent when none runs
/// @param missing encoders and filters it lacks and films need; empty when all is well
/// @param notes why others were passed over, in the order they were tried
/// @param bundledBroken whether the bundled one was unpacked and does not run; the next film
///   unpacks it anew
public record FfmpegReport(
    @Nullable FfmpegBuild build, List<String> missing, List<String> notes, boolean bundledBroken) {

  public FfmpegReport {
    missing = List.copyOf(missing);
    notes = List.copyOf(notes);
  }

  public boolean ready() {
    return build != null && missing.isEmpty() && !bundledBroken;
  }
}
