package reelsmith.provider.offline.music;

import static reelsmith.provider.offline.music.Piece.BassLine.BOUNCE;
import static reelsmith.provider.offline.music.Piece.BassLine.LONG;
import static reelsmith.provider.offline.music.Piece.BassLine.PULSE;
import static reelsmith.provider.offline.music.Piece.BassLine.WALK;
import static reelsmith.provider.offline.music.Piece.Figure.BROKEN;
import static reelsmith.provider.offline.music.Piece.Figure.EIGHTHS;
import static reelsmith.provider.offline.music.Piece.Figure.OFFBEATS;
import static reelsmith.provider.offline.music.Piece.Figure.QUARTERS;
import static reelsmith.provider.offline.music.Piece.Figure.SIXTEENTHS;
import static reelsmith.provider.offline.music.Piece.Voice.BELL;
import static reelsmith.provider.offline.music.Piece.Voice.FLUTE;
import static reelsmith.provider.offline.music.Piece.Voice.HARP;
import static reelsmith.provider.offline.music.Piece.Voice.NOBODY;
import static reelsmith.provider.offline.music.Piece.Voice.PIANO;
import static reelsmith.provider.offline.music.Piece.Voice.STEEL_STRING;

import java.util.List;
import reelsmith.provider.offline.music.Piece.Band;
import reelsmith.provider.offline.music.Piece.Beat;
import reelsmith.provider.offline.music.Piece.Harmony;

/// The repertoire. An id is never given to another piece.
final class Pieces {

  static final List<Piece> ALL =
      List.of(
          new Piece(
              1,
              "Gathering Storm",
              "Dramatic",
              new Harmony(80, 4, "D minor", "Dm Bb Gm A Dm Bb Gm A7"),
              new Band(0.55, EIGHTHS, PIANO, NOBODY, PULSE, Beat.TAIKO, 0.6)),
          new Piece(
              2,
              "The Verdict",
              "Dramatic",
              new Harmony(72, 4, "C minor", "Cm Ab Fm G Cm Eb Ab G"),
              new Band(0.45, SIXTEENTHS, HARP, FLUTE, LONG, Beat.HEART, 0.7)),
          new Piece(
              3,
              "Sunny Side",
              "Upbeat",
              new Harmony(118, 4, "C major", "C G Am F C G F G"),
              new Band(0.35, OFFBEATS, STEEL_STRING, BELL, BOUNCE, Beat.POP, 0.15)),
          new Piece(
              4,
              "Morning Run",
              "Upbeat",
              new Harmony(124, 4, "D major", "D A Bm G D A G A"),
              new Band(0.6, SIXTEENTHS, STEEL_STRING, PIANO, PULSE, Beat.POP, 0.2)),
          new Piece(
              5,
              "Still Water",
              "Calm",
              new Harmony(66, 4, "F major", "Fmaj7 Am7 Bbmaj7 C6 Fmaj7 Dm7 Bbmaj7 C"),
              new Band(0.2, BROKEN, PIANO, NOBODY, LONG, Beat.NONE, 0.55)),
          new Piece(
              6,
              "Paper Lanterns",
              "Calm",
              new Harmony(72, 4, "G major", "Gadd9 Em7 Cadd9 Dsus4 Gadd9 Bm7 Cadd9 D"),
              new Band(0.15, EIGHTHS, HARP, FLUTE, LONG, Beat.NONE, 0.6)),
          new Piece(
              7,
              "Empty Corridor",
              "Spooky",
              new Harmony(60, 4, "A minor", "Am Adim7 Am Fm Am Bbm E E7"),
              new Band(0.1, QUARTERS, BELL, NOBODY, LONG, Beat.CLOCK, 0.95)),
          new Piece(
              8,
              "What the Attic Kept",
              "Spooky",
              new Harmony(69, 3, "E phrygian", "Em F Em Dm Em Bdim7 F B"),
              new Band(0.22, BROKEN, BELL, FLUTE, LONG, Beat.HEART, 0.9)),
          new Piece(
              9,
              "Lemonade",
              "Happy",
              new Harmony(132, 4, "G major", "G C D G Em C D D"),
              new Band(-1, OFFBEATS, STEEL_STRING, BELL, BOUNCE, Beat.SHUFFLE, 0.1)),
          new Piece(
              10,
              "Porch Swing",
              "Happy",
              new Harmony(104, 4, "A major", "A E F#m D A E D E"),
              new Band(0.25, EIGHTHS, STEEL_STRING, PIANO, BOUNCE, Beat.SOFT, 0.2)),
          new Piece(
              11,
              "Letters Never Sent",
              "Sad",
              new Harmony(62, 4, "A minor", "Am F C G Am F Dm E"),
              new Band(0.25, BROKEN, PIANO, NOBODY, LONG, Beat.NONE, 0.6)),
          new Piece(
              12,
              "November Rain Walk",
              "Sad",
              new Harmony(68, 3, "B minor", "Bm G D A Bm G Em F#"),
              new Band(0.3, QUARTERS, HARP, FLUTE, LONG, Beat.NONE, 0.7)),
          new Piece(
              13,
              "Over the Ridge",
              "Epic",
              new Harmony(96, 4, "E minor", "Em C G D Em C Am B"),
              new Band(0.85, SIXTEENTHS, PIANO, NOBODY, PULSE, Beat.TAIKO, 0.7)),
          new Piece(
              14,
              "Banners",
              "Epic",
              new Harmony(108, 4, "D dorian", "Dm C G Dm F C G A"),
              new Band(0.95, EIGHTHS, STEEL_STRING, FLUTE, PULSE, Beat.TAIKO, 0.6)),
          new Piece(
              15,
              "The Locked Drawer",
              "Mysterious",
              new Harmony(84, 4, "D dorian", "Dm6 Dm6 Gm Gm Bbmaj7 Bbmaj7 A7 A7"),
              new Band(0.18, EIGHTHS, HARP, NOBODY, WALK, Beat.CLOCK, 0.75)),
          new Piece(
              16,
              "Footprints",
              "Mysterious",
              new Harmony(76, 4, "F minor", "Fmadd9 Dbmaj7 Bbm6 C Fmadd9 Abmaj7 Bbm6 C7"),
              new Band(0.3, BROKEN, BELL, FLUTE, LONG, Beat.HEART, 0.8)),
          new Piece(
              17,
              "First Dance",
              "Romantic",
              new Harmony(78, 3, "D major", "Dmaj7 Bm7 Gmaj7 A Dmaj7 F#m7 Gmaj7 A7"),
              new Band(0.3, BROKEN, PIANO, FLUTE, LONG, Beat.NONE, 0.5)),
          new Piece(
              18,
              "Candlelight",
              "Romantic",
              new Harmony(70, 4, "Bb major", "Bbmaj7 Gm7 Ebmaj7 F6 Dm7 Gm7 Cm7 F7"),
              new Band(0.25, QUARTERS, HARP, PIANO, WALK, Beat.SOFT, 0.4)),
          new Piece(
              19,
              "Banana Peel",
              "Funny",
              new Harmony(138, 4, "C major", "C C7 F Fm6 C A7 D7 G7"),
              new Band(-1, OFFBEATS, HARP, FLUTE, BOUNCE, Beat.SHUFFLE, 0.05)),
          new Piece(
              20,
              "The Penguin Walks In",
              "Funny",
              new Harmony(112, 4, "F major", "F F D7 D7 Gm C7 F C7"),
              new Band(-1, QUARTERS, PIANO, BELL, WALK, Beat.CLOCK, 0.1)));

  private Pieces() {}
}
