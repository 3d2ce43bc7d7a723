package reelsmith.studio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import reelsmith.render.FfmpegBinaries;
import reelsmith.render.FfmpegBuild;

/// An FFmpeg in a folder of its own that does at times what a test wants.
final class FfmpegScript {

  private final FfmpegBuild real;
  private final Path folder = TestStudio.temporaryFolder();

  FfmpegScript() {
    this.real = new FfmpegBinaries(null, Path.of("target", "test-bin").toAbsolutePath()).find();
    try {
      Files.createSymbolicLink(folder.resolve("ffprobe"), real.ffprobe());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The script; not there before it was told what to do.
  Path program() {
    return folder.resolve("ffmpeg");
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  String setting() {
    return "--reelsmith.studio.ffmpeg=" + program();
  }

  /// From now on it does something before its work, or instead when that ends it.
  ///
  /// @param when how its arguments look then, as a pattern of the shell
  void does(String when, String deed) {
    write("case \"$*\" in %s) %s;; esac".formatted(when, deed));
  }

  void works() {
    write("");
  }

  void isGone() {
    try {
      Files.deleteIfExists(program());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// In one step, since others may be starting it.
  private void write(String deed) {
    try {
      Path unfinished =
          Files.writeString(
              folder.resolve("unfinished"),
              "#!/bin/sh\n%s\nexec '%s' \"$@\"\n".formatted(deed, real.ffmpeg()));
      if (!unfinished.toFile().setExecutable(true)) {
        throw new IOException("The script cannot be made executable");
      }
      Files.move(unfinished, program(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
