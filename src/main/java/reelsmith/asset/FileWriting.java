package reelsmith.asset;

import java.io.IOException;
import java.nio.file.Path;

/// Writes a file. Blocks.
@FunctionalInterface
public interface FileWriting {

  void to(Path file) throws IOException;
}
