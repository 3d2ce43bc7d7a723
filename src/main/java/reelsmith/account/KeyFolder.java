package reelsmith.account;

import java.nio.file.Path;

/// Where secrets of this machine are kept. Only its owner may look into it.
@FunctionalInterface
public interface KeyFolder {

  /// An existing folder.
  Path path();
}
