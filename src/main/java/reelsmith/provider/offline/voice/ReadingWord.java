package reelsmith.provider.offline.voice;

/// One word as it is said.
///
/// @param token the index of the written word it belongs to
/// @param spelling letters and apostrophes only; a single capital is said as the name of the letter
/// @param pause what follows it
record ReadingWord(int token, String spelling, Pause pause) {

  ReadingWord followedBy(Pause longer) {
    return new ReadingWord(token, spelling, pause.orLonger(longer));
  }
}
