package reelsmith.provider.offline.music;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A tune out of one motif: stated, answered, and silent in every other phrase so that a narrator
/// has the floor.
final class Melody {

  /// @param beat when it starts, in beats from the beginning of the loop
  record Note(double beat, int key, double beats, double level) {}

  private record Step(double beat, double beats, int move) {}

  private static final int BARS_OF_PHRASE = 4;
  private static final int LOWEST = 67;
  private static final int HIGHEST = 84;
  private static final double[][] RHYTHMS_OF_FOUR = {
    {0, 1.5, 2}, {0, 1, 2, 3}, {0.5, 1, 2}, {0, 0.5, 1, 2.5}, {0, 2, 3}
  };
  private static final double[][] RHYTHMS_OF_THREE = {{0, 2}, {0, 1, 2}, {0, 1.5, 2}, {0, 1}};

  private final Piece.Harmony harmony;
  private final SplittableRandom random;

  Melody(Piece.Harmony harmony, SplittableRandom random) {
    this.harmony = harmony;
    this.random = random;
  }

  List<Note> notes(List<Chord> chords, int bars) {
    var motif = motif();
    var notes = new ArrayList<Note>();
    for (int bar = 0; bar < bars; bar++) {
      var inPhrase = bar % BARS_OF_PHRASE;
      if (bar / BARS_OF_PHRASE % 2 == 1) {
        continue;
      }
      var chord = chords.get(bar % chords.size());
      var key = nearest(chord, 72 + (inPhrase == 2 ? 3 : 0));
      if (inPhrase == BARS_OF_PHRASE - 1) {
        notes.add(new Note(bar * harmony.beatsPerBar(), key, harmony.beatsPerBar() * 0.8, 0.8));
      } else {
        addMotif(notes, motif, bar, chord, key);
      }
    }
    return notes;
  }

  private void addMotif(List<Note> notes, List<Step> motif, int bar, Chord chord, int first) {
    var key = first;
    for (var step : motif) {
      key = moved(key, step.move());
      var onBeat = step.beat() == Math.rint(step.beat());
      var heard = onBeat ? nearest(chord, key) : key;
      notes.add(
          new Note(
              bar * harmony.beatsPerBar() + step.beat(),
              heard,
              step.beats(),
              onBeat ? 0.85 : 0.65));
    }
  }

  private List<Step> motif() {
    var rhythms = harmony.beatsPerBar() == 3 ? RHYTHMS_OF_THREE : RHYTHMS_OF_FOUR;
    var rhythm = rhythms[random.nextInt(rhythms.length)];
    var steps = new ArrayList<Step>();
    for (int i = 0; i < rhythm.length; i++) {
      var next = i + 1 < rhythm.length ? rhythm[i + 1] : harmony.beatsPerBar();
      var move = i == 0 ? 0 : random.nextInt(5) - 2;
      steps.add(new Step(rhythm[i], 0.9 * (next - rhythm[i]), move));
    }
    return steps;
  }

  /// The key some steps up or down the scale.
  private int moved(int key, int steps) {
    var direction = Integer.signum(steps);
    var moved = key;
    for (int left = Math.abs(steps); left > 0; left--) {
      do {
        moved += direction;
      } while (!harmony.inScale(moved));
    }
    return Math.clamp(moved, LOWEST, HIGHEST);
  }

  private static int nearest(Chord chord, int key) {
    for (int distance = 0; distance < 12; distance++) {
      if (chord.has(key - distance)) {
        return key - distance;
      }
      if (chord.has(key + distance)) {
        return key + distance;
      }
    }
    return key;
  }
}
