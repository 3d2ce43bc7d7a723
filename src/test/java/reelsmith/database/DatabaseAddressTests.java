package reelsmith.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTests {

  @Test
  void every_part_of_an_address_is_read() {
    var address =
        DatabaseAddress.parse("postgresql://me:p%40ss+word@db.example:6543/films?sslmode=require");

    assertThat(address)
        .isEqualTo(new DatabaseAddress("db.example", 6543, "films", "me", "p@ss+word", "require"));
    assertThat(address.jdbcUrl())
        .startsWith("jdbc:postgresql://db.example:6543/films?sslmode=require");
  }

  @Test
  void port_and_encryption_may_be_left_out() {
    var address = DatabaseAddress.parse("postgres://me:secret@db.example/films");

    assertThat(address.port()).isEqualTo(5432);
    assertThat(address.encryption()).isEqualTo("prefer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://me:secret@db.example/films",
        "postgresql://db.example/films",
        "postgresql://me:secret@db.example",
        "postgresql://me:secret@db.example/films?sslmode=maybe",
        "postgresql://me:secret with spaces@db.example/films",
        "mysql://me:secret@db.example/films"
      })
  void what_is_no_address_is_refused_without_repeating_it(String text) {
    assertThatThrownBy(() -> DatabaseAddress.parse(text))
        .isInstanceOf(DatabaseUnavailable.class)
        .hasNoCause()
        .hasMessageNotContaining("secret");
  }

  @Test
  void an_address_in_a_log_shows_no_password() {
    var address = DatabaseAddress.parse("postgresql://me:secret@db.example/films");

    assertThat(address).hasToString("postgresql://me@db.example:5432/films");
  }
}
