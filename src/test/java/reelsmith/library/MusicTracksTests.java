package reelsmith.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reelsmith.provider.Composer;
import reelsmith.provider.MusicTrack;
import reelsmith.provider.Pcm;

class MusicTracksTests {

  private static final MusicTrack CALM = new MusicTrack(1, "Lake", "Calm");
  private static final MusicTrack HAPPY = new MusicTrack(2, "Sun", "Happy");
  private static final MusicTrack MERRY = new MusicTrack(3, "Fair", "Happy");

  private final MusicTracks tracks =
      new MusicTracks(
          new Composer() {
            @Override
            public List<MusicTrack> tracks() {
              return List.of(CALM, HAPPY, MERRY);
            }

            @Override
            public Mono<Pcm> play(MusicTrack track) {
              return Mono.error(new AssertionError("Nobody plays here"));
            }
          });

  @Test
  void a_track_is_found_by_its_id() {
    assertThat(tracks.find(3)).contains(MERRY);
    assertThat(tracks.find(4)).isEmpty();
  }

  @Test
  void each_mood_is_named_once() {
    assertThat(tracks.categories()).containsExactly("Calm", "Happy");
  }

  @Test
  void a_mood_gets_all_its_tracks_in_turn_and_the_same_for_the_same_seed() {
    assertThat(LongStream.range(-4, 4).mapToObj(seed -> tracks.matching("HAPPY", seed)))
        .containsExactly(HAPPY, MERRY, HAPPY, MERRY, HAPPY, MERRY, HAPPY, MERRY);
  }

  @Test
  void a_mood_without_music_gets_any_track() {
    assertThat(LongStream.range(0, 3).mapToObj(seed -> tracks.matching("Epic", seed)))
        .containsExactly(CALM, HAPPY, MERRY);
  }
}
