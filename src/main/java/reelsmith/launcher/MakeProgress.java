package reelsmith.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// News of a film being made.
public sealed interface MakeProgress {

  /// Where the work is. May be told as often as one likes.
  ///
  /// @param stage what is being done, for people, such as `Drawing slide 3 of 8`
  /// @param share how much of the whole film is done, from 0 to 1, never less than before
  /// @param remaining how long the rest will take; null while nobody knows
  record Working(String stage, double share, @Nullable Duration remaining)
      implements MakeProgress {}

  /// Something the person should know, such as a style that could only be approximated.
  record Remark(String text) implements MakeProgress {}

  /// The film is where it was asked to be.
  ///
  /// @param stages how long each stage took, in their order
  record Finished(
      Path film, Duration length, int width, int height, long bytes, List<StageTime> stages)
      implements MakeProgress {

    public Finished {
      stages = List.copyOf(stages);
    }
  }

  /// How long one stage took.
  record StageTime(String stage, Duration duration) {}
}
