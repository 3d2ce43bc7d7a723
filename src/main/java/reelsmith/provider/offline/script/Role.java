package reelsmith.provider.offline.script;

import java.util.List;
import org.jspecify.annotations.Nullable;
import reelsmith.provider.Gender;
import reelsmith.provider.Script;

/// Somebody in the story.
///
/// @param called what the narration says after the first mention
/// @param kind what they are, such as `lonely lighthouse keeper`, or empty
/// @param relation what they are to the hero, such as `neighbor`, or empty
/// @param wear what of their clothes stays the same from picture to picture
record Role(
    String name,
    String called,
    String kind,
    String relation,
    @Nullable Gender gender,
    @Nullable String age,
    String look,
    String wear) {

  Script.Character character() {
    return new Script.Character(name, gender, age, look);
  }

  String he() {
    return gender == Gender.FEMALE ? "she" : gender == Gender.MALE ? "he" : "they";
  }

  String him() {
    return gender == Gender.FEMALE ? "her" : gender == Gender.MALE ? "him" : "them";
  }

  String his() {
    return gender == Gender.FEMALE ? "her" : gender == Gender.MALE ? "his" : "their";
  }

  String himself() {
    return gender == Gender.FEMALE ? "herself" : gender == Gender.MALE ? "himself" : "themselves";
  }

  /// The kind without most adjectives: `lighthouse keeper`.
  String shortKind() {
    var words = List.of(kind.split(" "));
    int first = 0;
    while (first < words.size() - 1
        && Lexicon.isAdjective(words.get(first))
        && !Lexicon.isNoun(words.get(first))) {
      first++;
    }
    return String.join(" ", words.subList(first, words.size()));
  }
}
