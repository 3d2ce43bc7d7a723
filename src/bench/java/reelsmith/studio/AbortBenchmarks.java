package reelsmith.studio;

import static reelsmith.studio.TestStudio.json;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// How soon FFmpeg is gone when a film is aborted, with segments in full size. Prints what
/// src/docs/benchmarks.md says; the aim is one second.
class AbortBenchmarks {

  private static final int ABORTS = Integer.getInteger("aborts", 20);

  @Test
  void aborting_stops_ffmpeg() throws Exception {
    TestStudio studio =
        new TestStudio(
            TestStudio.temporaryFolder(),
            "--reelsmith.film.frame-percentage=100",
            TestStudio.UNLIMITED[0],
            TestStudio.UNLIMITED[1]);
    List<Long> took = new ArrayList<>();
    try {
      Customer customer = Customer.with(studio, 1_000_000);
      for (int abort = 0; abort < ABORTS; abort++) {
        String mark = UUID.randomUUID().toString();
        long video = customer.create(film(mark));
        TestStudio.await(() -> !encoders().isEmpty());
        List<ProcessHandle> encoders = encoders();

        long called = System.nanoTime();
        customer.abort(video);
        for (ProcessHandle encoder : encoders) {
          encoder.onExit().get(1, TimeUnit.MINUTES);
        }
        took.add((System.nanoTime() - called) / 1_000_000);

        studio.gate().open(mark);
        TestStudio.await(() -> encoders().isEmpty());
      }
    } finally {
      studio.close();
    }
    report(took);
  }

  /// One long segment, and a slide that nobody draws, so that nothing but the segment is encoded.
  private static ObjectNode film(String mark) {
    return json(
        """
        {'voice': {'enabled': false}, 'script': {'slides': [
          {'narration': '%s', 'picture': 'a pond'}, {'picture': 'a heron (waits) %s'}]}}
        """
            .formatted("Nobody ever saw the keeper again. ".repeat(25), mark));
  }

  private static List<ProcessHandle> encoders() {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> process.info().command().orElse("").endsWith("ffmpeg"))
        .toList();
  }

  private static void report(List<Long> took) {
    List<Long> sorted = took.stream().sorted().toList();
    System.out.printf(
        "abort_video until FFmpeg is gone: p50 %d ms, max %d ms (%d measured, load %.1f)%n",
        sorted.get(sorted.size() / 2),
        sorted.getLast(),
        sorted.size(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }
}
