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
      // One question for all characters: the source of randomness has a lock.
      var bytes = new byte[26];
      randomness.nextBytes(bytes);
      var id = new StringBuilder("req_");
      for (byte random : bytes) {
        id.append(alphabet.charAt(random & 31));
      }
      return id.toString();
    };
  }
}
