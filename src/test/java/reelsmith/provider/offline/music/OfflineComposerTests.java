package reelsmith.provider.offline.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reelsmith.provider.MusicTrack;
import reelsmith.provider.Pcm;
import reelsmith.provider.ProviderFailure;

class OfflineComposerTests {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int RATE = 48_000;
  private static final Scheduler SCHEDULER = Schedulers.newBoundedElastic(1, 100, "music-tests");
  private static final OfflineComposer COMPOSER = new OfflineComposer(SCHEDULER);
  private static final Map<Integer, Pcm> PLAYED = new TreeMap<>();

  @AfterAll
  static void stop() {
    SCHEDULER.dispose();
    PLAYED.clear();
  }

  @Test
  void every_mood_has_two_tracks_with_stable_ids() {
    var tracks = COMPOSER.tracks();

    assertThat(tracks.getFirst().id()).isEqualTo(1);
    assertThat(tracks).extracting(MusicTrack::id).doesNotHaveDuplicates();
    assertThat(tracks).extracting(MusicTrack::name).doesNotHaveDuplicates();
    assertThat(tracks)
        .extracting(MusicTrack::category)
        .contains(
            "Dramatic",
            "Upbeat",
            "Calm",
            "Spooky",
            "Happy",
            "Sad",
            "Epic",
            "Mysterious",
            "Romantic",
            "Funny");
    for (var track : tracks) {
      assertThat(tracks.stream().filter(other -> other.category().equals(track.category())))
          .hasSize(2);
    }
  }

  @Test
  void a_loop_has_no_seam() {
    for (var id : List.of(1, 5, 9)) {
      assertSeamless(piece(id));
    }
  }

  @Test
  void a_loop_is_loud_enough_and_never_clips_or_falls_silent() {
    for (var id : List.of(1, 5, 9)) {
      assertLevels(played(id));
    }
  }

  @Test
  @Tag("long")
  void every_track_keeps_what_a_loop_promises() {
    for (var piece : Pieces.ALL) {
      assertSeamless(piece);
      assertLevels(played(piece.id()));
    }
  }

  @Test
  void the_same_track_is_the_same_samples() {
    var first = played(9);

    var again = COMPOSER.play(COMPOSER.tracks().get(8)).blockOptional(PATIENCE).orElseThrow();

    assertThat(again.samples()).isEqualTo(first.samples());
  }

  @Test
  void moods_differ_in_tempo_key_and_brightness() {
    var happy = piece(9);
    var sad = piece(11);

    assertThat(happy.harmony().beatsPerMinute()).isGreaterThan(2 * sad.harmony().beatsPerMinute());
    assertThat(happy.harmony().key()).endsWith("major");
    assertThat(sad.harmony().key()).endsWith("minor");
    assertThat(centroid(played(9))).isGreaterThan(1.3 * centroid(played(5)));
  }

  @Test
  void every_chord_leads_on_by_small_steps() {
    for (var piece : Pieces.ALL) {
      var voicing = List.of(57, 60, 64, 69);
      for (int i = 0; i < 2; i++) {
        for (var chord : piece.harmony().progression()) {
          var next = chord.voicedAfter(voicing);
          assertThat(next).hasSize(4).isSorted().allMatch(chord::has);
          for (int voice = 0; voice < 4; voice++) {
            assertThat(Math.abs(next.get(voice) - voicing.get(voice)))
                .as(piece.name())
                .isLessThanOrEqualTo(7);
          }
          voicing = next;
        }
      }
    }
  }

  @Test
  void a_track_of_somebody_else_is_refused() {
    StepVerifier.create(COMPOSER.play(new MusicTrack(999, "Elsewhere", "Calm")))
        .expectErrorMatches(
            failure ->
                failure instanceof ProviderFailure refused
                    && refused.reason() == ProviderFailure.Reason.UNSUPPORTED)
        .verify(PATIENCE);
  }

  private static Piece piece(int id) {
    return Pieces.ALL.stream().filter(piece -> piece.id() == id).findFirst().orElseThrow();
  }

  private static synchronized Pcm played(int id) {
    return PLAYED.computeIfAbsent(
        id, any -> COMPOSER.play(piece(id).track()).blockOptional(PATIENCE).orElseThrow());
  }

  private static void assertSeamless(Piece piece) {
    var sound = played(piece.id());
    assertThat(sound.sampleRate()).isEqualTo(RATE);
    assertThat(sound.channels()).isEqualTo(2);
    assertThat(sound.seconds()).isBetween(24.0, 48.0);
    var mono = mono(sound);
    var jumps = new double[mono.length - 1];
    for (int i = 0; i < jumps.length; i++) {
      jumps[i] = Math.abs(mono[i + 1] - mono[i]);
    }
    var seam = Math.abs(mono[0] - mono[mono.length - 1]);
    Arrays.sort(jumps);
    assertThat(seam).isLessThan(jumps[(int) (0.995 * jumps.length)]);
    // A click would put treble at the seam that the other bars do not have where they begin.
    var bars = piece.bars();
    var most = 0.0;
    for (int bar = 1; bar < bars; bar++) {
      most = Math.max(most, treble(mono, (int) ((long) bar * mono.length / bars) - 256));
    }
    assertThat(treble(mono, -256)).as(piece.name()).isLessThanOrEqualTo(1.5 * most);
  }

  /// The power of the second difference, which weighs treble, in 512 samples around the loop.
  private static double treble(double[] loop, int from) {
    var sum = 0.0;
    for (int i = from; i < from + 512; i++) {
      var bend = at(loop, i) - 2 * at(loop, i + 1) + at(loop, i + 2);
      sum += bend * bend;
    }
    return sum;
  }

  private static double at(double[] loop, int index) {
    return loop[Math.floorMod(index, loop.length)];
  }

  private static void assertLevels(Pcm sound) {
    var left = new float[sound.samples().length / 2];
    var right = new float[left.length];
    var peak = 0;
    for (int i = 0; i < left.length; i++) {
      left[i] = sound.samples()[2 * i] / 32767f;
      right[i] = sound.samples()[2 * i + 1] / 32767f;
      peak = Math.max(peak, Math.abs(sound.samples()[2 * i]));
      peak = Math.max(peak, Math.abs(sound.samples()[2 * i + 1]));
    }
    assertThat(peak).isLessThan(29_500);
    assertThat(Mastering.loudness(left, right)).isCloseTo(-18, within(0.7));
    var mono = mono(sound);
    var window = RATE / 4;
    for (int start = 0; start + window <= mono.length; start += window) {
      var sum = 0.0;
      for (int i = start; i < start + window; i++) {
        sum += mono[i] * mono[i];
      }
      assertThat(Math.sqrt(sum / window))
          .as("level at " + start / RATE + " s")
          .isGreaterThan(0.003);
    }
  }

  /// Where the middle of the spectrum lies, from the ratio of slope to level.
  private static double centroid(Pcm sound) {
    var mono = mono(sound);
    var level = 0.0;
    var slope = 0.0;
    for (int i = 1; i < mono.length; i++) {
      level += mono[i] * mono[i];
      slope += (mono[i] - mono[i - 1]) * (mono[i] - mono[i - 1]);
    }
    return Math.sqrt(slope / level) * RATE / (2 * Math.PI);
  }

  private static double[] mono(Pcm sound) {
    var mono = new double[sound.samples().length / 2];
    for (int i = 0; i < mono.length; i++) {
      mono[i] = (sound.samples()[2 * i] + sound.samples()[2 * i + 1]) / 65534.0;
    }
    return mono;
  }
}
