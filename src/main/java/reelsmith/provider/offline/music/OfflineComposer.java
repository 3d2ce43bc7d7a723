package reelsmith.provider.offline.music;

import java.util.List;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reelsmith.provider.Composer;
import reelsmith.provider.MusicTrack;
import reelsmith.provider.Pcm;
import reelsmith.provider.ProviderFailure;

/// Plays its own repertoire of short loops, two for each of ten moods.
///
/// A track is the same samples on every machine, about −18 LUFS, below −1 dBFS, with a dip between
/// 1 and 4 kHz where a narrator is heard. Making one takes a second or two of computing.
public final class OfflineComposer implements Composer {

  private final Scheduler scheduler;

  /// @param scheduler where the music is computed
  public OfflineComposer(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  @Override
  public List<MusicTrack> tracks() {
    return Pieces.ALL.stream().map(Piece::track).toList();
  }

  /// Signals a [ProviderFailure] `UNSUPPORTED` for a track of another composer.
  @Override
  public Mono<Pcm> play(MusicTrack track) {
    return Mono.fromCallable(() -> Mastering.master(Performance.of(piece(track))))
        .subscribeOn(scheduler);
  }

  private static Piece piece(MusicTrack track) {
    return Pieces.ALL.stream()
        .filter(piece -> piece.id() == track.id())
        .findFirst()
        .orElseThrow(
            () ->
                new ProviderFailure(
                    ProviderFailure.Reason.UNSUPPORTED,
                    "There is no offline music %d (%s).".formatted(track.id(), track.name())));
  }
}
