package reelsmith.provider;

import java.util.List;
import reactor.core.publisher.Mono;

/// Plays background music.
public interface Composer {

  /// The tracks to choose from; every category has at least one. Never empty.
  List<MusicTrack> tracks();

  /// The track as a loop without a seam: played end to start, nothing clicks or pauses. Stereo, 48
  /// kHz, 20 to 60 seconds.
  Mono<Pcm> play(MusicTrack track);
}
