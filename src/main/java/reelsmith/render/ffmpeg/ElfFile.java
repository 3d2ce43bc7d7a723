package reelsmith.render.ffmpeg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The two things about Linux programs (64-bit ELF, little-endian) that make the bundled FFmpeg run
/// on a machine that lacks the sound and screen libraries it names.
final class ElfFile {

  private static final int X86_64 = 62;
  private static final int ARM_64 = 183;

  private static final int PROGRAM_HEADERS = 32;
  private static final int PROGRAM_HEADER_COUNT = 56;
  private static final int PROGRAM_HEADER_BYTES = 56;
  private static final int DYNAMIC = 2;
  private static final long SEARCH_PATH_OF_THIS_FILE_ONLY = 0x1d;
  private static final long SEARCH_PATH_OF_ALL_IT_LOADS = 0x0f;

  private ElfFile() {}

  /// Lets the libraries beside the program be found by its libraries too: turns DT_RUNPATH, which
  /// holds for the program alone, into DT_RPATH.
  static void searchBesideForAll(Path program) throws IOException {
    var file = ByteBuffer.wrap(Files.readAllBytes(program)).order(ByteOrder.LITTLE_ENDIAN);
    int headers = (int) file.getLong(PROGRAM_HEADERS);
    for (int number = 0; number < file.getShort(PROGRAM_HEADER_COUNT); number++) {
      int header = headers + number * PROGRAM_HEADER_BYTES;
      if (file.getInt(header) == DYNAMIC) {
        int entry = (int) file.getLong(header + 8);
        for (; file.getLong(entry) != 0; entry += 16) {
          if (file.getLong(entry) == SEARCH_PATH_OF_THIS_FILE_ONLY) {
            file.putLong(entry, SEARCH_PATH_OF_ALL_IT_LOADS);
          }
        }
      }
    }
    Files.write(program, file.array());
  }

  /// A shared library with a name and nothing in it. FFmpeg asks for the real one only when it
  /// shall play sound or grab a screen, which never happens here.
  static byte[] emptyLibrary(String name, boolean arm) {
    byte[] names = ("\0" + name + "\0").getBytes(StandardCharsets.US_ASCII);
    int dynamic = 64 + 2 * PROGRAM_HEADER_BYTES;
    int hash = dynamic + 7 * 16;
    int symbols = hash + 24;
    int strings = symbols + 24;
    int end = strings + names.length;
    var file = ByteBuffer.allocate(end).order(ByteOrder.LITTLE_ENDIAN);
    file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0}).putLong(0);
    file.putShort((short) 3).putShort((short) (arm ? ARM_64 : X86_64)).putInt(1);
    file.putLong(0).putLong(64).putLong(0).putInt(0);
    file.putShort((short) 64).putShort((short) PROGRAM_HEADER_BYTES).putShort((short) 2);
    file.putShort((short) 0).putShort((short) 0).putShort((short) 0);
    programHeader(file, 1, 0, end, 0x10000);
    programHeader(file, DYNAMIC, dynamic, 7 * 16, 8);
    long[][] entries = {
      {14, 1}, {4, hash}, {5, strings}, {6, symbols}, {10, names.length}, {11, 24}, {0, 0}
    };
    for (long[] entry : entries) {
      file.putLong(entry[0]).putLong(entry[1]);
    }
    file.putInt(1).putInt(1).putInt(0).putInt(0).putInt(0).putInt(0);
    file.put(new byte[24]).put(names);
    return file.array();
  }

  private static void programHeader(
      ByteBuffer file, int type, long offset, long length, long alignment) {
    file.putInt(type).putInt(6);
    file.putLong(offset).putLong(offset).putLong(offset);
    file.putLong(length).putLong(length).putLong(alignment);
  }
}
