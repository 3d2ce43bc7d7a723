package reelsmith.requestlog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Tells by the name of a field whether its value is a secret.
///
/// The rule, over the words of the name (`webhookSecret`, `webhook-secret` and `webhook_secret`
/// have the same words):
///
/// 1. A session id is a secret: whoever has it can go on in the session.
/// 2. A name whose last word says that it is *about* a secret (`id`, `prefix`, `at`, …) is open:
///    `key_id`, `token_count`.
/// 3. A name with one of the words secret, password, passphrase, token, signature, authorization,
///    cookie or credential hides all that is below it.
/// 4. A name that ends in key, or in which api, private, access, signing, encryption or master
///    stands before key, hides plain values and lists of them; objects below it are judged by their
///    own names, so that a list of keys can be read. `idempotency_key` is open.
final class SecretNames {

  /// What a name says about its value.
  enum Secrecy {
    OPEN,
    PLAIN_VALUES,
    ALL
  }

  private static final Set<String> ABOUT =
      Set.of(
          "at", "count", "enabled", "expires", "id", "ids", "kind", "label", "length", "limit",
          "name", "prefix", "type", "url");

  private static final Set<String> SECRETS =
      Set.of(
          "secret",
          "password",
          "passwd",
          "pwd",
          "passphrase",
          "passcode",
          "token",
          "signature",
          "authorization",
          "cookie",
          "credential",
          "apikey",
          "sessionid");

  private static final Set<String> OF_KEYS =
      Set.of("api", "private", "access", "signing", "encryption", "master");

  private static final String IDEMPOTENCY_KEY = "idempotency_key";

  private SecretNames() {}

  static Secrecy of(String name) {
    List<String> words = words(name);
    if (words.isEmpty() || String.join("_", words).equals(IDEMPOTENCY_KEY)) {
      return Secrecy.OPEN;
    }
    if (follows(words, "session", "id")) {
      return Secrecy.ALL;
    }
    if (words.size() > 1 && ABOUT.contains(words.getLast())) {
      return Secrecy.OPEN;
    }
    if (words.stream().anyMatch(SECRETS::contains)) {
      return Secrecy.ALL;
    }
    return words.getLast().equals("key")
            || OF_KEYS.stream().anyMatch(kind -> follows(words, kind, "key"))
        ? Secrecy.PLAIN_VALUES
        : Secrecy.OPEN;
  }

  private static boolean follows(List<String> words, String first, String second) {
    for (int i = 1; i < words.size(); i++) {
      if (words.get(i - 1).equals(first) && words.get(i).equals(second)) {
        return true;
      }
    }
    return false;
  }

  /// In lower case and in the singular, without numbers at their ends.
  private static List<String> words(String name) {
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= name.length(); i++) {
      boolean ends = i == name.length() || !isPart(name.charAt(i));
      boolean turns = !ends && i > start && isCapital(name, i) && !isCapital(name, i - 1);
      if ((ends || turns) && i > start) {
        words.add(word(name.substring(start, i)));
      }
      if (ends) {
        start = i + 1;
      } else if (turns) {
        start = i;
      }
    }
    words.removeIf(String::isEmpty);
    return words;
  }

  private static boolean isPart(char c) {
    return Character.isLetterOrDigit(c);
  }

  private static boolean isCapital(String name, int at) {
    return Character.isUpperCase(name.charAt(at));
  }

  private static String word(String part) {
    int end = part.length();
    while (end > 0 && Character.isDigit(part.charAt(end - 1))) {
      end--;
    }
    String word = part.substring(0, end).toLowerCase(Locale.ROOT);
    return word.length() > 3 && word.endsWith("s") ? singular(word) : word;
  }

  private static String singular(String word) {
    return word.equals("expires") ? word : word.substring(0, word.length() - 1);
  }
}
