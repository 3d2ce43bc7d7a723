package reelsmith.provider;

import java.util.List;

/// A spoken text.
///
/// @param words one entry for each word of the text in order, or none when the narrator does not
///   tell times; a [WordTimer] then finds them
public record Speech(Pcm sound, List<SpokenWord> words) {

  public Speech {
    words = List.copyOf(words);
  }
}
