package reelsmith.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import reelsmith.TestClock;
import reelsmith.api.TestDoors;
import reelsmith.database.DatabaseSettings;
import reelsmith.operation.AccountId;
import reelsmith.operation.Identity;

class AccountTests {

  private static final DatabaseSettings EMBEDDED = database("");
  private static final DatabaseSettings CONFIGURED = database("postgresql://u:p@db/studio");

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final TestDoors doors = TestDoors.open();
  private final ApiKeys keys = doors.bean(ApiKeys.class);

  @TempDir private Path folder;

  @Test
  void a_key_stands_for_its_account() {
    IssuedKey key = doors.newKey();

    assertThat(key.text()).matches("rk_live_[0-9A-Za-z]{43}");
    assertThat(keys.identify(key.text()).map(Identity::account).block(PATIENCE))
        .isEqualTo(OwnerKey.OWNER);
  }

  @Test
  void the_database_never_holds_a_key() {
    IssuedKey key = doors.newKey();

    String rows =
        doors
            .bean(DatabaseClient.class)
            .sql("select string_agg(k::text, ' ') from api_key k")
            .mapValue(String.class)
            .one()
            .block(PATIENCE);

    assertThat(rows).contains(key.text().substring(0, 12)).doesNotContain(key.text().substring(12));
    assertThat(key.toString()).doesNotContain(key.text());
  }

  @Test
  void a_key_of_another_installation_is_unknown() {
    ApiKeys elsewhere =
        new ApiKeys(
            doors.bean(DatabaseClient.class),
            new ServerPepper(
                new AccountSettings("another pepper of enough length!"), EMBEDDED, () -> folder),
            doors.bean(TestClock.class));

    assertThat(elsewhere.identify(doors.newKey().text()).blockOptional(PATIENCE)).isEmpty();
  }

  @Test
  void a_key_that_is_over_stands_for_nobody() {
    IssuedKey key = doors.newKey();
    doors.sql("update api_key set expires_at = now() - interval '1 ms' where id = " + key.id());

    assertThat(keys.identify(key.text()).blockOptional(PATIENCE)).isEmpty();
  }

  @Test
  void the_last_use_of_a_key_is_noted() {
    IssuedKey key = doors.newKey();

    keys.identify(key.text()).block(PATIENCE);

    Instant noted =
        doors
            .bean(DatabaseClient.class)
            .sql("select last_used_at from api_key where id = " + key.id())
            .mapValue(Instant.class)
            .one()
            .block(PATIENCE);
    assertThat(noted).isNotNull();
  }

  @Test
  void a_key_is_revoked_once_and_only_by_its_account() {
    IssuedKey key = doors.newKey();
    var stranger = new AccountId(999);

    assertThat(keys.revoke(stranger, key.id()).block(PATIENCE)).isFalse();
    assertThat(keys.revoke(OwnerKey.OWNER, key.id()).block(PATIENCE)).isTrue();
    assertThat(keys.revoke(OwnerKey.OWNER, key.id()).block(PATIENCE)).isFalse();
  }

  @Test
  void the_owner_is_shown_a_key_once() throws IOException {
    String first = shownByOwnerKey(EMBEDDED);
    String second = shownByOwnerKey(EMBEDDED);

    String kept = Files.readString(folder.resolve("owner")).strip();
    assertThat(first).contains(kept);
    assertThat(second).isEmpty();
    assertThat(keys.identify(kept).map(Identity::account).block(PATIENCE))
        .isEqualTo(OwnerKey.OWNER);
    assertThat(Files.getPosixFilePermissions(folder.resolve("owner")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void an_owner_key_that_works_no_more_is_replaced() throws IOException {
    shownByOwnerKey(EMBEDDED);
    doors.sql("update api_key set revoked_at = now() where label = 'owner'");

    String shown = shownByOwnerKey(EMBEDDED);

    assertThat(shown).contains(Files.readString(folder.resolve("owner")).strip());
  }

  @Test
  void a_configured_database_whose_owner_had_a_key_gets_no_other() {
    assertThat(shownByOwnerKey(CONFIGURED)).isEmpty();
    assertThat(folder.resolve("owner")).doesNotExist();
  }

  @Test
  void the_pepper_is_made_once_and_kept_to_the_owner() throws IOException {
    var settings = new AccountSettings(null);

    byte[] first = new ServerPepper(settings, EMBEDDED, () -> folder).secretFor("test");
    byte[] again = new ServerPepper(settings, EMBEDDED, () -> folder).secretFor("test");
    byte[] other = new ServerPepper(settings, EMBEDDED, () -> folder).secretFor("another purpose");

    assertThat(first).hasSize(32).isEqualTo(again).isNotEqualTo(other);
    assertThat(Files.getPosixFilePermissions(folder.resolve("pepper")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(folder.toFile().list()).containsExactly("pepper");
  }

  @Test
  void a_configured_database_needs_a_configured_pepper() {
    var none = new AccountSettings(" ");
    var weak = new AccountSettings("short");

    assertThatThrownBy(() -> new ServerPepper(none, CONFIGURED, () -> folder))
        .hasMessageContaining("REELSMITH_PEPPER");
    assertThatThrownBy(() -> new ServerPepper(weak, CONFIGURED, () -> folder))
        .hasMessageContaining("too short");
  }

  private static DatabaseSettings database(String url) {
    return new DatabaseSettings(url, 2, PATIENCE, false);
  }

  private String shownByOwnerKey(DatabaseSettings settings) {
    var shown = new ByteArrayOutputStream();
    new OwnerKey(
            settings,
            () -> folder,
            keys,
            doors.bean(DatabaseClient.class),
            doors.bean(ReactiveTransactionManager.class))
        .ensure(new PrintStream(shown, true, StandardCharsets.UTF_8))
        .block(PATIENCE);
    return shown.toString(StandardCharsets.UTF_8);
  }
}
