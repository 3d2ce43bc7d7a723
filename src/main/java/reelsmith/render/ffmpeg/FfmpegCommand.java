package reelsmith.render.ffmpeg;

import com.github.kokorin.jaffree.LogLevel;
import com.github.kokorin.jaffree.ffmpeg.FFmpeg;
import com.github.kokorin.jaffree.process.JaffreeAbnormalExitException;
import com.github.kokorin.jaffree.process.Stopper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One call of FFmpeg. It reads nothing from the keyboard, replaces what stands at its target, and
/// is killed when the thread that runs it is interrupted.
public final class FfmpegCommand extends FFmpeg {

  private static final int LINES_KEPT = 400;
  private static final int HELPER_PATIENCE_MILLIS = 3000;
  private static final long DEATH_SECONDS = 2;

  /// Seconds of computing after which the system ends it, should nobody be left who could. Far more
  /// than any command needs.
  private static final int COMPUTING_LIMIT = 3600;

  /// What a process killed by SIGABRT, SIGKILL, SIGSEGV, SIGTERM or SIGXCPU ends with. FFmpeg
  /// itself ends with other numbers above 128.
  private static final Set<Integer> SIGNALS = Set.of(134, 137, 139, 143, 152);

  private final List<String> printed = new ArrayList<>();
  private volatile @Nullable Process process;

  public FfmpegCommand(Path program) {
    super(program);
    setOverwriteOutput(true);
    setLogLevel(LogLevel.INFO);
    setExecutorTimeoutMillis(HELPER_PATIENCE_MILLIS);
    setOutputListener(this::keep);
    addArgument("-hide_banner");
    addArgument("-nostdin");
    addArguments("-timelimit", Integer.toString(COMPUTING_LIMIT));
  }

  /// Runs to the end. Blocks.
  ///
  /// @return what FFmpeg logged, its last lines when it was much
  /// @throws FfmpegError when it fails
  /// @throws CancellationException when the thread was interrupted; FFmpeg is dead then
  public String run() {
    try {
      if (Thread.interrupted()) {
        throw new CancellationException("FFmpeg was not started");
      }
      execute();
      return log();
    } catch (JaffreeAbnormalExitException failure) {
      throw new FfmpegError(complaint(failure), failure, wasKilled());
    } catch (RuntimeException failure) {
      throw wasInterrupted(failure)
          ? stopped(failure)
          : new FfmpegError(String.valueOf(failure.getMessage()), failure, wasKilled());
    } finally {
      kill();
    }
  }

  /// Jaffree's own "forced stop" types letters to FFmpeg, which does not listen; and it does not
  /// wait until the process is gone, which must be so before the unfinished file can be deleted.
  @Override
  protected Stopper createStopper() {
    return new Stopper() {
      @Override
      public void graceStop() {
        kill();
      }

      @Override
      public void forceStop() {
        kill();
      }

      @Override
      public void setProcess(Process started) {
        process = started;
      }
    };
  }

  private void kill() {
    Process started = process;
    if (started == null || !started.isAlive()) {
      return;
    }
    started.destroyForcibly();
    boolean interrupted = Thread.interrupted();
    try {
      started.waitFor(DEATH_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException again) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean wasKilled() {
    Process started = process;
    return started == null || (!started.isAlive() && SIGNALS.contains(started.exitValue()));
  }

  private static boolean wasInterrupted(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InterruptedException || cause instanceof CancellationException) {
        return true;
      }
    }
    return false;
  }

  private static CancellationException stopped(Throwable cause) {
    var stopped = new CancellationException("FFmpeg was stopped");
    stopped.initCause(cause);
    return stopped;
  }

  private synchronized void keep(String line) {
    if (printed.size() == LINES_KEPT) {
      printed.removeFirst();
    }
    printed.add(line);
  }

  private synchronized String log() {
    return String.join("\n", printed);
  }

  private static String complaint(JaffreeAbnormalExitException failure) {
    var messages = failure.getProcessErrorLogMessages();
    String lines =
        messages.stream()
            .skip(Math.max(0, messages.size() - 3))
            .map(message -> message.message.strip())
            .collect(Collectors.joining(" | "));
    return lines.isEmpty() ? "FFmpeg did not run to its end" : lines;
  }
}
