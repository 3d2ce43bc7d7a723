package reelsmith.operation;

import java.security.SecureRandom;

/// Where the names of single calls come from: `req_` and 26 random characters.
@FunctionalInterface
public interface RequestIds {

  String next();

  /// Ids that nobody can guess.
  static RequestIds random() {
    return random(new SecureRandom());
  }

  static RequestIds random(SecureRandom randomness) {
    String alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    return () -> {
      var id = new StringBuilder("req_");
      randomness.ints(26, 0, alphabet.length()).forEach(index -> id.append(alphabet.charAt(index)));
      return id.toString();
    };
  }
}
