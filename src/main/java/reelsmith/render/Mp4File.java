package reelsmith.render;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/// Looks at the outermost boxes of an MP4.
final class Mp4File {

  private static final int MOOV = 0x6d6f6f76;
  private static final int MDAT = 0x6d646174;

  private Mp4File() {}

  /// Whether the file is there and whole: its boxes fill it exactly, and both index and data are
  /// among them.
  static boolean isComplete(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (var in = new RandomAccessFile(file.toFile(), "r")) {
      Set<Integer> boxes = new HashSet<>();
      long at = 0;
      while (at + 8 <= in.length()) {
        in.seek(at);
        long length = Integer.toUnsignedLong(in.readInt());
        boxes.add(in.readInt());
        if (length == 1) {
          length = in.readLong();
        }
        if (length < 8) {
          return false;
        }
        at += length;
      }
      return at == in.length() && boxes.contains(MOOV) && boxes.contains(MDAT);
    } catch (IOException unreadable) {
      // What cannot be read cannot be joined either; it is made again.
      return false;
    }
  }
}
