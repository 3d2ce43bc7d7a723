package reelsmith.provider.offline.script;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a caller's idea says, sorted into the roles a story has.
///
/// Clauses are templates in the past tense: `{P} found a message from {his} future self`.
///
/// @param inquiry what it asks or explains
/// @param announcement what it makes known, or null
/// @param activity what the hero sets out to do, or null
/// @param opening where and under which rule it happens, such as `in a village where nobody sang`,
///   or empty
/// @param event what happens, as a whole clause, or empty
/// @param trait what the hero is or does all the time, as a predicate, or empty
/// @param heroName the hero's name if the idea gives one, otherwise empty
/// @param pair whether the idea's subject is two people, so that hero and other are of one kind
/// @param extras nouns that have no role of their own
/// @param phrases every noun phrase, in the idea's order
/// @param words all words in lower case
record Idea(
    Inquiry inquiry,
    @Nullable Announcement announcement,
    @Nullable Activity activity,
    String opening,
    String event,
    String trait,
    String heroName,
    @Nullable NounPhrase hero,
    @Nullable NounPhrase other,
    boolean pair,
    @Nullable NounPhrase thing,
    @Nullable NounPhrase place,
    @Nullable NounPhrase theme,
    List<NounPhrase> extras,
    List<NounPhrase> phrases,
    List<String> words) {

  Idea {
    extras = List.copyOf(extras);
    phrases = List.copyOf(phrases);
    words = List.copyOf(words);
  }

  /// Which plot can tell it.
  String form() {
    return announcement != null
        ? "announcement"
        : !question().isEmpty()
            ? "question"
            : activity != null ? "activity" : !event.isEmpty() ? "happening" : "topic";
  }

  /// The idea itself when it asks something, otherwise empty.
  String question() {
    return inquiry.headline();
  }

  /// Whether it is a story, and not a question or an announcement.
  boolean story() {
    return announcement == null && question().isEmpty();
  }

  boolean says(String... wanted) {
    for (var word : wanted) {
      if (words.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
