package reelsmith.asset;

import java.nio.file.Path;

/// Where stored files lie.
@FunctionalInterface
public interface FileFolder {

  /// An existing folder.
  Path path();
}
