package reelsmith.stage;

import java.nio.file.Path;

/// Where everything of this installation lies.
@FunctionalInterface
public interface DataRoot {

  /// An existing folder.
  Path path();
}
