package reelsmith.provider.offline.music;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import reelsmith.provider.offline.music.Piece.Voice;

/// Plays a piece into a loop: chords with smooth voices, a figure that breaks them up, bass, drums,
/// and a sparse melody.
final class Performance {

  private final Piece piece;
  private final Loop loop;
  private final SplittableRandom random;
  private final List<Chord> chords;
  private final List<List<Integer>> voicings;
  private final double beat;
  private final Map<String, float[]> played = new HashMap<>();

  private Performance(Piece piece) {
    this.piece = piece;
    this.loop = new Loop(piece.seconds());
    this.random = new SplittableRandom(1000L + piece.id());
    this.chords = piece.harmony().progression();
    this.voicings = voicings();
    this.beat = piece.harmony().secondsPerBeat();
  }

  static Loop of(Piece piece) {
    var performance = new Performance(piece);
    for (int bar = 0; bar < piece.bars(); bar++) {
      performance.playPad(bar);
      performance.playFigure(bar);
      performance.playBass(bar);
      new Percussion(piece, performance.loop, performance.random).play(bar);
    }
    performance.playMelody();
    Room.fill(performance.loop, 0.8, piece.band().liveliness());
    return performance.loop;
  }

  private List<List<Integer>> voicings() {
    var result = new ArrayList<List<Integer>>();
    var before = List.of(57, 60, 64, 69);
    // Twice around, so that the last chord also leads back to the first.
    for (int round = 0; round < 2; round++) {
      for (var chord : chords) {
        before = chord.voicedAfter(before);
        result.add(before);
      }
    }
    return result.subList(chords.size(), result.size());
  }

  private Chord chord(int bar) {
    return chords.get(bar % chords.size());
  }

  private List<Integer> voicing(int bar) {
    return voicings.get(bar % voicings.size());
  }

  private double start(int bar) {
    return bar * piece.secondsPerBar();
  }

  private void playPad(int bar) {
    var brightness = piece.band().padBrightness();
    if (brightness < 0) {
      return;
    }
    var seconds = piece.secondsPerBar();
    for (var key : voicing(bar)) {
      var frequency = Tones.frequency(key);
      var left = once("left" + key, () -> Tones.pad(frequency, seconds, brightness, 0.9985, 0.5));
      var right = once("right" + key, () -> Tones.pad(frequency, seconds, brightness, 1.0015, 0.5));
      loop.addWide(start(bar), left, right, 0.11);
    }
  }

  private void playFigure(int bar) {
    var keys = voicing(bar);
    var beats = piece.harmony().beatsPerBar();
    switch (piece.band().figure()) {
      case QUARTERS -> {
        for (int i = 0; i < beats; i++) {
          figureNote(bar, i, keys.get(i % 2 == 0 ? 1 + i / 2 % 3 : 3) + 12, 1, 0.9);
        }
      }
      case EIGHTHS -> {
        int[] order = {0, 2, 1, 3, 2, 1, 3, 2};
        for (int i = 0; i < 2 * beats; i++) {
          figureNote(bar, i / 2.0, keys.get(order[i % 8]) + 12, 0.6, i % 2 == 0 ? 0.9 : 0.65);
        }
      }
      case SIXTEENTHS -> {
        int[] order = {0, 1, 2, 3, 2, 1, 2, 3};
        for (int i = 0; i < 4 * beats; i++) {
          figureNote(bar, i / 4.0, keys.get(order[i % 8]) + 12, 0.35, i % 4 == 0 ? 0.85 : 0.5);
        }
      }
      case BROKEN -> {
        int[] order = {0, 1, 2, 3, 2, 1};
        for (int i = 0; i < 2 * beats; i++) {
          var octave = i == 3 ? 12 : 0;
          figureNote(bar, i / 2.0, keys.get(order[i % 6]) + octave, 1.5, i == 0 ? 0.9 : 0.6);
        }
      }
      case OFFBEATS -> {
        for (int i = 0; i < beats; i++) {
          for (var key : keys.subList(1, 4)) {
            figureNote(bar, i + 0.5, key + 12, 0.3, 0.55);
          }
          figureNote(bar, i, keys.getFirst() + 12, 0.3, i % 2 == 0 ? 0.5 : 0.3);
        }
      }
    }
  }

  private void figureNote(int bar, double atBeat, int key, double beats, double level) {
    // A player is never exactly on the beat, nor equally loud.
    var time = start(bar) + atBeat * beat + 0.006 * random.nextDouble();
    var strength = level * (0.85 + 0.3 * random.nextDouble());
    var pan = (key - 70) / 30.0;
    note(piece.band().figureVoice(), time, key, beats * beat, 0.26 * strength, pan);
  }

  private void note(Voice voice, double time, int key, double seconds, double level, double pan) {
    var frequency = Tones.frequency(key);
    switch (voice) {
      case BELL ->
          loop.add(
              time,
              once("bell" + key + "/" + seconds, () -> Tones.bell(frequency, seconds)),
              0.7 * level,
              pan);
      case FLUTE -> loop.add(time, Tones.flute(frequency, seconds, random), 0.6 * level, pan);
      case HARP -> loop.add(time, Tones.pluck(frequency, seconds, 0.15, random), 2.6 * level, pan);
      case PIANO ->
          loop.add(
              time,
              once("piano" + key + "/" + seconds, () -> Tones.piano(frequency, seconds, 0.5)),
              level,
              pan);
      case STEEL_STRING ->
          loop.add(time, Tones.pluck(frequency, seconds, 0.8, random), 1.5 * level, pan);
      case NOBODY -> {}
    }
  }

  /// A note that always sounds the same is computed once.
  private float[] once(String note, Supplier<float[]> tone) {
    return played.computeIfAbsent(note, anyNote -> tone.get());
  }

  private void playBass(int bar) {
    var root = 36 + Math.floorMod(chord(bar).root() - 36 + 4, 12) - 4;
    var fifth = chord(bar).has(root + 7) ? root + 7 : root + 6;
    var third = chord(bar).has(root + 3) ? root + 3 : root + 4;
    var beats = piece.harmony().beatsPerBar();
    switch (piece.band().bass()) {
      case LONG -> bassNote(bar, 0, root, beats * 0.95, 0.8, 0.2);
      case PULSE -> {
        for (int i = 0; i < 2 * beats; i++) {
          bassNote(bar, i / 2.0, root, 0.42, i % 2 == 0 ? 0.75 : 0.5, 0.5);
        }
      }
      case BOUNCE -> {
        for (int i = 0; i < beats; i++) {
          bassNote(bar, i, i % 2 == 0 ? root : fifth, 0.5, 0.75, 0.6);
        }
      }
      case WALK -> {
        var next = 36 + Math.floorMod(chord(bar + 1).root() - 36 + 4, 12) - 4;
        int[] steps = {root, third, fifth, next > root ? next - 1 : next + 1};
        for (int i = 0; i < beats; i++) {
          bassNote(bar, i, steps[i % 4], 0.8, 0.7, 0.45);
        }
      }
    }
  }

  private void bassNote(
      int bar, double atBeat, int key, double beats, double level, double brightness) {
    loop.add(
        start(bar) + atBeat * beat,
        Tones.bass(Tones.frequency(key), beats * beat, brightness),
        0.22 * level,
        0);
  }

  private void playMelody() {
    if (piece.band().melodyVoice() == Voice.NOBODY) {
      return;
    }
    var melody = new Melody(piece.harmony(), random);
    for (var note : melody.notes(chords, piece.bars())) {
      note(
          piece.band().melodyVoice(),
          note.beat() * beat,
          note.key(),
          note.beats() * beat,
          0.36 * note.level(),
          0.15);
    }
  }
}
