package reelsmith.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import reelsmith.operation.FieldProblem;

class PasswordRulesTests {

  private static final EmailAddress ADA = EmailAddress.of("Ada.Lovelace@Example.com");

  private final PasswordRules rules = new PasswordRules();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "only lower case",
        "ärgerlich!",
        "🐢🐢🐢🐢🐢🐢🐢🐢🐢🦊",
        "0192837465x",
        "          x"
      })
  void ten_characters_of_any_kind_are_enough(String password) {
    assertThat(rules.problem(password, ADA)).isEmpty();
  }

  @Test
  void length_counts_characters_not_bytes() {
    assertThat(codeOf("🐢🦊🐢🦊🐢🦊🐢🦊🐢")).isEqualTo("wrong_length");
    assertThat(rules.problem("ab".repeat(100), ADA)).isEmpty();
    assertThat(codeOf("ab".repeat(100) + "c")).isEqualTo("wrong_length");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada.lovelace@example.com",
        "ADA.LOVELACE",
        "Password123",
        "qwertyuiop",
        "aaaaaaaaaaaaaaa"
      })
  void what_is_guessed_first_is_refused(String password) {
    assertThat(codeOf(password)).isEqualTo("too_easy");
  }

  @Test
  void a_password_is_the_same_however_the_keyboard_writes_it() {
    var hashes =
        new PasswordHashes(
            new PersonSettings(
                Duration.ofDays(7),
                Duration.ofDays(30),
                Duration.ofDays(3),
                DataSize.ofMegabytes(1)));

    String hash = hashes.hash("Übergang im Café").block();

    assertThat(hash).startsWith("$argon2id$v=19$m=1024,t=2,p=1$");
    assertThat(hashes.matches("U\u0308bergang im Cafe\u0301", hash).block()).isTrue();
    assertThat(hashes.matches("Ubergang im Cafe", hash).block()).isFalse();
    assertThat(hashes.matches("", null).block()).isFalse();
    hashes.destroy();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ada", "@example.com", "ada@", "ada@b@c", "ada lovelace@example.com"})
  void what_cannot_be_an_address_is_refused(String text) {
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> EmailAddress.of(text)))
        .hasMessageContaining("/email");
  }

  private String codeOf(String password) {
    return rules.problem(password, ADA).map(FieldProblem::code).orElse("none");
  }
}
