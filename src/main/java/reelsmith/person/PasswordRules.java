package reelsmith.person;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import reelsmith.operation.FieldProblem;

/// Which passwords are good enough: long ones that are not the first to be guessed. Nothing is
/// asked of the characters they are made of.
final class PasswordRules {

  /// In code points.
  static final int SHORTEST = 10;

  static final int LONGEST = 200;

  private static final String PATH = "/password";

  private final Set<String> common = common();

  /// One text for what a keyboard may send in several ways.
  static String normalized(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC);
  }

  /// What is wrong with a new password; empty when nothing is.
  Optional<FieldProblem> problem(String password, EmailAddress email) {
    String text = normalized(password);
    int length = text.codePointCount(0, text.length());
    if (length < SHORTEST || length > LONGEST) {
      return problem("wrong_length", "must have %d to %d characters".formatted(SHORTEST, LONGEST));
    }
    String lower = text.toLowerCase(Locale.ROOT).strip();
    if (lower.equals(email.key()) || lower.equals(email.key().replaceAll("@.*", ""))) {
      return problem("too_easy", "must not be the e-mail address");
    }
    if (common.contains(lower) || text.codePoints().distinct().count() == 1) {
      return problem("too_easy", "is one of the first that are guessed; choose another");
    }
    return Optional.empty();
  }

  private static Optional<FieldProblem> problem(String code, String message) {
    return Optional.of(new FieldProblem(PATH, code, message));
  }

  private static Set<String> common() {
    try (InputStream file = PasswordRules.class.getResourceAsStream("common-passwords.txt")) {
      if (file == null) {
        throw new IllegalStateException("There is no list of common passwords");
      }
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isBlank()).collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
