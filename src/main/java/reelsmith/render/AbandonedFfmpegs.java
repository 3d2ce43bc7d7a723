package reelsmith.render;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// FFmpegs of a data folder that lost the process they worked for. Most end by themselves soon
/// after it; one that hangs would stay for ever.
public final class AbandonedFfmpegs {

  private static final Set<String> PROGRAMS =
      Set.of("ffmpeg", "ffprobe", "ffmpeg.exe", "ffprobe.exe");

  /// All inputs of ours are opened with this option, and hardly anybody types it: somebody who
  /// converts a film of the folder by hand is not abandoned.
  private static final String MARK = " -protocol_whitelist ";

  private AbandonedFfmpegs() {}

  /// Those that worked for Reelsmith and whose program or files lie below a folder. Only what this
  /// user may see.
  public static List<ProcessHandle> below(Path folder) {
    return ProcessHandle.allProcesses()
        .filter(process -> PROGRAMS.contains(program(process)))
        .filter(process -> isOurs(process.info().commandLine().orElse(""), folder))
        .filter(process -> !isWorkedFor(process))
        .toList();
  }

  /// Ends them, and says which they were.
  public static List<Long> end(Path folder) {
    List<ProcessHandle> abandoned = below(folder);
    abandoned.forEach(ProcessHandle::destroyForcibly);
    return abandoned.stream().map(ProcessHandle::pid).toList();
  }

  private static boolean isOurs(String commandLine, Path folder) {
    return commandLine.contains(MARK) && commandLine.contains(folder + "/");
  }

  /// The system gives the children of a dead process another parent, which is not Java.
  private static boolean isWorkedFor(ProcessHandle process) {
    return process.parent().map(parent -> program(parent).startsWith("java")).orElse(false);
  }

  private static String program(ProcessHandle process) {
    return process
        .info()
        .command()
        .map(Path::of)
        .map(Path::getFileName)
        .map(Path::toString)
        .orElse("");
  }
}
