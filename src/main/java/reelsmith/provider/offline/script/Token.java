package reelsmith.provider.offline.script;

import java.util.Locale;

/// A word of the idea and what it does there.
record Token(String text, Tag tag) {

  /// Parts of speech, as far as the story needs them.
  enum Tag {
    DETERMINER,
    POSSESSIVE,
    PRONOUN,
    RELATIVE,
    PREPOSITION,
    CONJUNCTION,
    TO,
    AUXILIARY,
    MODAL,
    NUMBER,
    NOUN,
    NAME,
    FINITE_VERB,
    VERB,
    ADJECTIVE,
    ADVERB,
    APOSTROPHE,
    END
  }

  String lower() {
    return text.toLowerCase(Locale.ROOT);
  }

  boolean is(Tag... tags) {
    for (var one : tags) {
      if (tag == one) {
        return true;
      }
    }
    return false;
  }
}
