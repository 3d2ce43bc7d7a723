package reelsmith.render.ffmpeg;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/// Asks a program something about itself, such as its version. Jaffree cannot: it reads progress
/// and logs, and throws away what FFmpeg prints.
public final class ProgramOutput {

  private static final long PATIENCE_SECONDS = 20;

  private ProgramOutput() {}

  /// What the program prints. Blocks.
  ///
  /// @throws IOException when it cannot be started, fails, or does not end in time
  public static String of(Path program, String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(program.toString());
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try {
      process.getOutputStream().close();
      // Killed when it is late, because until it closes its output the next line does not return.
      var end = process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
      end.exceptionally(
          late -> {
            process.destroyForcibly();
            return process;
          });
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (end.get().exitValue() != 0) {
        throw new IOException("%s %s failed".formatted(program, String.join(" ", arguments)));
      }
      return printed;
    } catch (ExecutionException late) {
      throw new IOException("%s did not end".formatted(program), late);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("%s was stopped".formatted(program), stopped);
    } finally {
      process.destroyForcibly();
    }
  }
}
