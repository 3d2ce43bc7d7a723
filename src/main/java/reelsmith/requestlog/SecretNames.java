package reelsmith.requestlog;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Tells by the name of a field whether its value is a secret.
///
/// The rule, over the words of the name (`webhookSecret`, `webhook-secret` and `webhook_secret` have
/// the same words):
///
/// 1. A name whose last word says that it is *about* a secret (`id`, `prefix`, `at`, …) is open:
///    `key_id`, `token_count`.
/// 2. A name with one of the words secret, password, passphrase, token, signature, authorization,
///    cookie or credential hides all that is below it.
/// 3. A name that ends in key, or in which api, private, access, signing, encryption or master stands
///    before key, hides plain values and lists of them; objects below it are judged by their own
///    names, so that a list of keys can be read. `idempotency_key` is open.
final class SecretNames {

  /// What a name says about its value.
  enum Secrecy {
    OPEN,
    PLAIN_VALUES,
    ALL
  }

  private static final Set<String> ABOUT =
      Set.of(
          "at", "count", "enabled", "expires", "id", "ids", "kind", "label", "length",
          "limit", "name", "prefix", "type", "url");

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
    if (words.size() > 1 && ABOUT.contains(words.getLast())) {
      return Secrecy.OPEN;
    }
    if (words.stream().anyMatch(SECRETS::contains)) {
      return Secrecy.ALL;
    }
    return words.getLast().equals("key") || hasNamedKey(words)
        ? Secrecy.PLAIN_VALUES
        : Secrecy.OPEN;
  }

  private static boolean hasNamedKey(List<String> words) {
    for (int i = 1; i < words.size(); i++) {
      if (words.get(i).equals("key") && OF_KEYS.contains(words.get(i - 1))) {
        return true;
      }
    }
    return false;
  }

  /// In lower case and in the singular, without numbers at their ends.
  private static List<String> words(String name) {
    String apart = name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    return Arrays.stream(apart.split("[^a-z0-9]+"))
        .map(word -> word.replaceAll("[0-9]+$", ""))
        .map(word -> word.length() > 3 && word.endsWith("s") ? singular(word) : word)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static String singular(String word) {
    return word.equals("expires") ? word : word.substring(0, word.length() - 1);
  }
}
