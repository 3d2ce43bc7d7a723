package reelsmith;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import reactor.blockhound.BlockHound;

/// Watches the threads that must never wait. It takes notes instead of throwing, because code that
/// catches everything would hide what it throws, and because other tests run in the same process.
/// After each test class there must be none; `META-INF/services` has this done for all of them.
public final class BlockedThreads implements AfterAllCallback {

  /// Waits that are allowed, each with its reason.
  private static final Map<String, List<String>> ALLOWED =
      Map.of(
          // The system's source of chance; it does not wait once the machine has started.
          "java.security.SecureRandom", List.of("nextBytes"),
          // Looks for services in the program's own jars, once for each pool of connections.
          "io.r2dbc.postgresql.Extensions", List.of("autodetect"),
          // Reads a table from its own jar, once.
          "com.ethlo.time.ITU", List.of("parseDateTime"),
          // A check of the tests, which reads a file of each operation once.
          "reelsmith.operation.PromisedAnswers", List.of("assertKept"));

  /// Whose locks are held for moments, so that meeting one is chance on a loaded machine.
  private static final Set<String> BRIEF_LOCKS =
      Set.of(
          // The queue of a timer's thread.
          "java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue",
          // Taken once for each type of record, when the first of its kind is read.
          "tools.jackson.databind.deser.DeserializerCache");

  private static final List<String> NOTES = new CopyOnWriteArrayList<>();
  private static boolean watching;

  @Override
  public void afterAll(ExtensionContext testClass) {
    List<String> found = List.copyOf(NOTES);
    NOTES.removeAll(found);
    if (!found.isEmpty()) {
      throw new AssertionError(
          "A thread that must never wait did so, in this test class or late in the one before:\n"
              + String.join("\n", found));
    }
  }

  /// From now on, in this process; but not while something is measured, which it would slow down.
  public static synchronized void watch() {
    if (watching || Boolean.getBoolean("measuring")) {
      return;
    }
    watching = true;
    var builder =
        BlockHound.builder()
            .loadIntegrations()
            .blockingMethodCallback(method -> note(method.toString()));
    ALLOWED.forEach(
        (type, methods) ->
            methods.forEach(method -> builder.allowBlockingCallsInside(type, method)));
    builder.install();
  }

  private static void note(String method) {
    StackTraceElement[] stack = Thread.currentThread().getStackTrace();
    boolean ours = false;
    boolean brief = false;
    var text = new StringBuilder(Thread.currentThread().getName() + " waits in " + method);
    for (StackTraceElement frame : stack) {
      ours |= frame.getClassName().startsWith("reelsmith.") && !isOfTheWatch(frame);
      brief |= BRIEF_LOCKS.contains(frame.getClassName());
      text.append("\n    at ").append(frame);
    }
    if (ours && !brief) {
      NOTES.add(text.toString());
    }
  }

  private static boolean isOfTheWatch(StackTraceElement frame) {
    return frame.getClassName().equals(BlockedThreads.class.getName());
  }

  /// Drops notes with this text.
  static void forget(String text) {
    NOTES.removeIf(note -> note.contains(text));
  }

  /// Where a thread that must not wait was found waiting for something the product did.
  static List<String> notes() {
    return List.copyOf(NOTES);
  }
}
