package reelsmith.provider.offline.script;

import java.util.Set;

/// English words of the closed classes, in lower case.
final class FunctionWords {

  static final Set<String> DETERMINERS =
      Set.of(
          "a", "an", "the", "this", "that", "these", "those", "some", "any", "every", "each", "no",
          "all", "both", "another", "many", "several", "few", "most", "more", "such", "what",
          "which");
  static final Set<String> POSSESSIVES =
      Set.of("my", "your", "his", "her", "its", "our", "their", "whose");
  static final Set<String> PRONOUNS =
      Set.of(
          "i",
          "you",
          "he",
          "she",
          "it",
          "we",
          "they",
          "me",
          "him",
          "us",
          "them",
          "himself",
          "herself",
          "itself",
          "themselves",
          "myself",
          "someone",
          "somebody",
          "nobody",
          "everyone",
          "everybody",
          "anyone",
          "something",
          "nothing",
          "everything",
          "anything",
          "there",
          "hers",
          "theirs",
          "mine",
          "yours",
          "ours",
          "none",
          "each-other",
          "other",
          "others");
  static final Set<String> RELATIVES =
      Set.of(
          "who",
          "whom",
          "where",
          "when",
          "why",
          "how",
          "while",
          "because",
          "if",
          "until",
          "although",
          "though",
          "since",
          "unless",
          "as",
          "than",
          "whether",
          "whenever",
          "wherever",
          "whatever");
  static final Set<String> PREPOSITIONS =
      Set.of(
          "of", "in", "on", "at", "by", "for", "with", "without", "about", "against", "between",
          "into", "onto", "through", "during", "before", "after", "above", "below", "from", "up",
          "down", "over", "under", "around", "near", "behind", "beside", "beneath", "across",
          "along", "inside", "outside", "like", "among", "past", "toward", "towards", "within",
          "despite", "off", "out", "vs", "versus", "via", "per", "upon", "beyond");
  static final Set<String> CONJUNCTIONS =
      Set.of("and", "or", "but", "nor", "so", "yet", "then", "&", "+", "/", ",");
  static final Set<String> AUXILIARIES =
      Set.of(
          "is", "are", "was", "were", "am", "be", "been", "being", "has", "have", "had", "do",
          "does", "did", "isn't", "aren't", "wasn't", "weren't", "doesn't", "don't", "didn't",
          "hasn't", "haven't", "hadn't");
  static final Set<String> MODALS =
      Set.of(
          "can",
          "could",
          "will",
          "would",
          "shall",
          "should",
          "may",
          "might",
          "must",
          "cannot",
          "can't",
          "won't",
          "couldn't",
          "wouldn't",
          "shouldn't",
          "mustn't");
  static final Set<String> NUMBERS =
      Set.of(
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
          "eleven",
          "twelve",
          "thirteen",
          "twenty",
          "hundred",
          "thousand",
          "million");

  private FunctionWords() {}
}
