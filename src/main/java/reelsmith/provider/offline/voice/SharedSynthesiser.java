package reelsmith.provider.offline.voice;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reelsmith.provider.ProviderFailure;

/// A synthesiser that is started by the first who needs it and serves one caller at a time, because
/// neither MaryTTS nor FreeTTS bears two.
final class SharedSynthesiser {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Supplier<Synthesiser> start;
  private final ReentrantLock turn = new ReentrantLock(true);
  private @Nullable Synthesiser started;

  SharedSynthesiser(Supplier<Synthesiser> start) {
    this.start = start;
  }

  /// Waits for its turn and works with the synthesiser.
  ///
  /// @throws ProviderFailure `UNAVAILABLE` when others hold the synthesiser for minutes
  <T> T use(Function<Synthesiser, T> work) {
    try {
      if (!turn.tryLock(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw busy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy();
    }
    try {
      var synthesiser = started;
      if (synthesiser == null) {
        synthesiser = start.get();
        started = synthesiser;
      }
      return work.apply(synthesiser);
    } finally {
      turn.unlock();
    }
  }

  private static ProviderFailure busy() {
    return new ProviderFailure(
        ProviderFailure.Reason.UNAVAILABLE, "The offline voice is busy with other narrations.");
  }
}
