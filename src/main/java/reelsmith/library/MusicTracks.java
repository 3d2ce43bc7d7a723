package reelsmith.library;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reelsmith.provider.Composer;
import reelsmith.provider.MusicTrack;

/// The music of this studio.
@Component
public class MusicTracks {

  private final List<MusicTrack> tracks;

  MusicTracks(Composer composer) {
    this.tracks = composer.tracks();
  }

  public Optional<MusicTrack> find(int id) {
    return tracks.stream().filter(track -> track.id() == id).findFirst();
  }

  /// Moods there is music for, in the order of the tracks.
  public List<String> categories() {
    return tracks.stream().map(MusicTrack::category).distinct().toList();
  }

  /// A track of the mood, the same for the same seed; of any mood when there is none of this one.
  public MusicTrack matching(String category, long seed) {
    List<MusicTrack> fitting =
        tracks.stream().filter(track -> track.category().equalsIgnoreCase(category)).toList();
    List<MusicTrack> choice = fitting.isEmpty() ? tracks : fitting;
    return choice.get((int) Math.floorMod(seed, (long) choice.size()));
  }
}
