package reelsmith.provider.offline.music;

import java.util.SplittableRandom;

/// Plays the drums of a piece.
final class Percussion {

  private final Piece piece;
  private final Loop loop;
  private final SplittableRandom random;
  private final double beat;

  Percussion(Piece piece, Loop loop, SplittableRandom random) {
    this.piece = piece;
    this.loop = loop;
    this.random = random;
    this.beat = piece.harmony().secondsPerBeat();
  }

  void play(int bar) {
    var start = bar * piece.secondsPerBar();
    var beats = piece.harmony().beatsPerBar();
    switch (piece.band().beat()) {
      case NONE -> {}
      case HEART -> {
        kick(start, 0.5);
        kick(start + 0.42 * beat, 0.3);
      }
      case CLOCK -> {
        for (int i = 0; i < beats; i++) {
          tick(start + i * beat, i % 2 == 0 ? 0.16 : 0.1);
        }
      }
      case SOFT -> {
        kick(start, 0.35);
        kick(start + 2 * beat, 0.25);
        for (int i = 0; i < 2 * beats; i++) {
          shaker(start + i * beat / 2, i % 2 == 1 ? 0.1 : 0.06);
        }
      }
      case POP -> {
        for (int i = 0; i < beats; i++) {
          if (i % 2 == 0) {
            kick(start + i * beat, 0.55);
          } else {
            brush(start + i * beat, 0.22);
          }
          shaker(start + i * beat, 0.07);
          shaker(start + (i + 0.5) * beat, 0.12);
        }
      }
      case SHUFFLE -> {
        for (int i = 0; i < beats; i++) {
          if (i % 2 == 0) {
            kick(start + i * beat, 0.4);
          } else {
            brush(start + i * beat, 0.16);
          }
          shaker(start + (i + 0.66) * beat, 0.1);
        }
      }
      case TAIKO -> {
        drum(start, 62, 0.6);
        drum(start + 1.5 * beat, 80, 0.3);
        drum(start + 2.5 * beat, 62, 0.45);
        if (bar % 2 == 1) {
          drum(start + 3 * beat, 92, 0.3);
          drum(start + 3.5 * beat, 92, 0.38);
        }
      }
    }
  }

  private void kick(double time, double level) {
    loop.add(time, Drums.skin(58, 2.6, 0.26), 0.75 * level, 0);
  }

  private void drum(double time, double pitch, double level) {
    loop.add(time, Drums.skin(pitch, 0.7, 0.7), 0.75 * level, (pitch - 70) / 60);
    loop.add(time, Drums.noise(0.08, 0.001, 0.9, random), 1.2 * level, 0);
  }

  private void brush(double time, double level) {
    loop.add(time, Drums.noise(0.2, 0.004, 0.55, random), 2 * level, -0.1);
    loop.add(time, Drums.skin(185, 0.3, 0.12), 0.5 * level, -0.1);
  }

  private void shaker(double time, double level) {
    loop.add(time, Drums.noise(0.09, 0.015, 0.1, random), 2.2 * level, 0.35);
  }

  private void tick(double time, double level) {
    loop.add(time, Drums.skin(1150, 0.2, 0.05), level, -0.3);
  }
}
