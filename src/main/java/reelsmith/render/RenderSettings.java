package reelsmith.render;

import java.time.Duration;

/// How films are made on this machine.
///
/// @param encoderThreads threads of one encoder; part of every digest, because the bytes depend on
///   it
/// @param workers pieces of work that run side by side; a film asks for as many segments at once
/// @param waitingWork pieces of work that may wait for a worker
/// @param maximumPixels a larger picture is refused before it is decoded
/// @param segmentLimit time one segment may take
/// @param filmLimit time the sound, the join or the check of one film may take
public record RenderSettings(
    int encoderThreads,
    int workers,
    int waitingWork,
    long maximumPixels,
    Duration segmentLimit,
    Duration filmLimit) {

  public static final RenderSettings DEFAULTS =
      new RenderSettings(2, 3, 1000, 50_000_000, Duration.ofMinutes(5), Duration.ofMinutes(10));

  public RenderSettings {
    requireAtLeastOne("encoder threads", encoderThreads);
    requireAtLeastOne("workers", workers);
    requireAtLeastOne("waiting work", waitingWork);
    if (maximumPixels < FrameSize.MAXIMUM_SIDE) {
      throw new IllegalArgumentException(
          "A limit of %d pixels refuses every picture".formatted(maximumPixels));
    }
    requirePositive("segment", segmentLimit);
    requirePositive("film", filmLimit);
  }

  private static void requireAtLeastOne(String name, int count) {
    if (count < 1) {
      throw new IllegalArgumentException("%d %s are too few".formatted(count, name));
    }
  }

  private static void requirePositive(String name, Duration limit) {
    if (limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException("A %s limit of %s leaves no time".formatted(name, limit));
    }
  }
}
