package reelsmith.provider.offline.music;

import java.util.List;
import reelsmith.provider.MusicTrack;

/// One piece of music: its harmony and who plays it.
///
/// @param id stable over releases
/// @param category its mood
record Piece(int id, String name, String category, Harmony harmony, Band band) {

  private static final double SHORTEST_SECONDS = 24;

  /// @param beatsPerMinute quarter notes
  /// @param key such as `D minor`; the scale the melody moves in
  /// @param chords one for each bar
  record Harmony(int beatsPerMinute, int beatsPerBar, String key, String chords) {

    private static final List<Integer> MAJOR = List.of(0, 2, 4, 5, 7, 9, 11);
    private static final List<Integer> MINOR = List.of(0, 2, 3, 5, 7, 8, 10);
    private static final List<Integer> DORIAN = List.of(0, 2, 3, 5, 7, 9, 10);
    private static final List<Integer> PHRYGIAN = List.of(0, 1, 3, 5, 7, 8, 10);

    List<Chord> progression() {
      return Chord.progression(chords);
    }

    boolean inScale(int midiKey) {
      var parts = key.split(" ");
      var steps =
          switch (parts[1]) {
            case "major" -> MAJOR;
            case "minor" -> MINOR;
            case "dorian" -> DORIAN;
            case "phrygian" -> PHRYGIAN;
            default -> throw new IllegalArgumentException("no scale is called " + key);
          };
      return steps.contains(Math.floorMod(midiKey - Chord.named(parts[0]).root(), 12));
    }

    double secondsPerBeat() {
      return 60.0 / beatsPerMinute;
    }
  }

  /// Who plays.
  ///
  /// @param padBrightness 0 is a hum, 1 a bright string section; below 0 there is no pad
  /// @param liveliness of the room, from 0 for a chamber to 1 for a cathedral
  record Band(
      double padBrightness,
      Figure figure,
      Voice figureVoice,
      Voice melodyVoice,
      BassLine bass,
      Beat beat,
      double liveliness) {}

  /// How the chords are broken up.
  enum Figure {
    BROKEN,
    EIGHTHS,
    OFFBEATS,
    QUARTERS,
    SIXTEENTHS
  }

  /// What an instrument sounds like.
  enum Voice {
    BELL,
    FLUTE,
    HARP,
    NOBODY,
    PIANO,
    STEEL_STRING
  }

  /// What the bass does in a bar.
  enum BassLine {
    BOUNCE,
    LONG,
    PULSE,
    WALK
  }

  /// What the drums do in a bar.
  enum Beat {
    CLOCK,
    HEART,
    NONE,
    POP,
    SHUFFLE,
    SOFT,
    TAIKO
  }

  MusicTrack track() {
    return new MusicTrack(id, name, category);
  }

  /// The progression is repeated until the loop is long enough.
  int bars() {
    var once = harmony.progression().size();
    var secondsOnce = once * secondsPerBar();
    return once * (int) Math.ceil(SHORTEST_SECONDS / secondsOnce);
  }

  double secondsPerBar() {
    return harmony.beatsPerBar() * harmony.secondsPerBeat();
  }

  double seconds() {
    return bars() * secondsPerBar();
  }
}
