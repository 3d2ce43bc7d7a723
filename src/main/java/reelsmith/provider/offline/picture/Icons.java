package reelsmith.provider.offline.picture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// All icons and the nouns that name them.
final class Icons {

  private static final String RESOURCE = "/pictures/icons.tsv";
  private static final int LONGEST_NAME = 4;

  /// Names that are far more often a verb, a colour or a place than the thing on the icon.
  private static final Set<String> AMBIGUOUS =
      Set.of(
          "watch",
          "ring",
          "fly",
          "saw",
          "ice",
          "wood",
          "beans",
          "bat",
          "locked",
          "unlocked",
          "key",
          "rose",
          "lime",
          "door",
          "window",
          "brick",
          "coat",
          "bow",
          "star",
          "cloud",
          "head",
          "file",
          "match",
          "page",
          "letter",
          "note",
          "paper",
          "cash",
          "scale",
          "tea",
          "plant",
          "pot",
          "drink",
          "bowl",
          "bug",
          "cricket",
          "drum",
          "bridge",
          "lift",
          "tennis",
          "table",
          "chair",
          "well");

  /// Ambiguous names that do name the thing behind one of these words, perhaps with an adjective
  /// between.
  private static final Set<String> ARTICLES =
      Set.of("a", "an", "the", "his", "her", "their", "its", "one", "two", "three");

  private static final Set<String> ADJECTIVES =
      Set.of(
          "old", "new", "golden", "silver", "red", "white", "blue", "green", "black", "wooden",
          "tiny", "little", "small", "big", "huge", "single", "magic", "stone", "yellow", "pink");

  private final Map<String, Icon> byName = new HashMap<>();
  private final Map<List<String>, Icon> byWords = new HashMap<>();

  /// Something named in a text.
  ///
  /// @param at index of the first word of the name
  /// @param length number of words
  record Mention(Icon icon, int at, int length) {}

  private Icons() {}

  static Icons load() {
    var icons = new Icons();
    var furtherWords = new HashMap<Icon, String>();
    try (var stream = Objects.requireNonNull(Icons.class.getResourceAsStream(RESOURCE), RESOURCE);
        var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      lines.lines().forEach(line -> icons.add(line.split("\t", -1), furtherWords));
    } catch (IOException failure) {
      throw new UncheckedIOException("The icons cannot be read", failure);
    }
    // A name always wins over a further word of another icon.
    furtherWords.forEach((icon, words) -> icons.addWords(icon, words));
    return icons;
  }

  private void add(String[] fields, Map<Icon, String> furtherWords) {
    var icon =
        new Icon(fields[0], Icon.Kind.valueOf(fields[1]), Double.parseDouble(fields[2]), fields[4]);
    byName.put(icon.name(), icon);
    // The resource is sorted, so that "house" comes before "houses".
    byWords.putIfAbsent(Words.of(icon.name()).list(), icon);
    furtherWords.put(icon, fields[3]);
  }

  private void addWords(Icon icon, String words) {
    for (var word : words.split("\\|")) {
      var key = Words.of(word).list();
      if (!key.isEmpty()) {
        byWords.merge(key, icon, (one, other) -> preferred(key, one, other));
      }
    }
  }

  /// Keeps the choice free of the order in which a hash map is walked.
  private static Icon preferred(List<String> key, Icon one, Icon other) {
    boolean named = Words.of(one.name()).list().equals(key);
    return named || one.name().compareTo(other.name()) <= 0 ? one : other;
  }

  List<Icon> all() {
    return byName.values().stream().sorted(Comparator.comparing(Icon::name)).toList();
  }

  Icon named(String name) {
    return Objects.requireNonNull(byName.get(name), name);
  }

  Optional<Icon> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /// What the text names, in its order, each icon once. Longer names win over shorter ones inside.
  List<Mention> mentionedIn(Words text) {
    var words = text.list();
    var mentions = new ArrayList<Mention>();
    var seen = new HashSet<Icon>();
    for (int at = 0; at < words.size(); ) {
      int length = Math.min(LONGEST_NAME, words.size() - at);
      Icon found = null;
      while (length > 0) {
        found = byWords.get(words.subList(at, at + length));
        if (found != null && (length > 1 || isNoun(words, at))) {
          break;
        }
        found = null;
        length--;
      }
      if (found != null && seen.add(found)) {
        mentions.add(new Mention(found, at, length));
      }
      at += Math.max(1, length);
    }
    return mentions;
  }

  private static boolean isNoun(List<String> words, int at) {
    if (!AMBIGUOUS.contains(words.get(at))) {
      return true;
    }
    int before = at - 1;
    if (before >= 1 && ADJECTIVES.contains(words.get(before))) {
      before--;
    }
    return before >= 0 && ARTICLES.contains(words.get(before));
  }
}
