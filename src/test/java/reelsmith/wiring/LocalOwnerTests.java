package reelsmith.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reelsmith.account.ApiKeys;
import reelsmith.account.OwnerKey;
import reelsmith.api.TestDoors;
import reelsmith.database.DatabaseSettings;
import reelsmith.operation.AccountId;
import reelsmith.operation.Credential;
import reelsmith.operation.Identity;
import reelsmith.operation.OperationFailure;

/// For whom `stdio` acts.
class LocalOwnerTests {

  private static final String CONFIGURED = "postgresql://user:password@db.example:5432/reelsmith";

  private final ApiKeys keys = TestDoors.open().bean(ApiKeys.class);

  @Test
  void without_a_key_it_is_the_owner_on_the_embedded_database_alone() {
    assertThat(identity(null, null)).isEqualTo(Identity.local(OwnerKey.OWNER));
    assertThatThrownBy(() -> identity(CONFIGURED, null))
        .isInstanceOfSatisfying(
            OperationFailure.class,
            refusal -> assertThat(refusal.code()).isEqualTo("missing_api_key"))
        .hasMessageContaining("REELSMITH_API_KEY");
  }

  @Test
  void with_a_key_it_is_whom_the_key_lets_in_on_any_database() {
    long account =
        TestDoors.open().number("insert into account (name) values ('Keyed') returning id");
    String key =
        Objects.requireNonNull(
                keys.issue(new AccountId(account), "stdio").block(Duration.ofSeconds(20)))
            .text();

    for (String database : new String[] {null, CONFIGURED}) {
      Identity identity = identity(database, key);
      assertThat(identity.account()).isEqualTo(new AccountId(account));
      assertThat(identity.credential().kind()).isEqualTo(Credential.Kind.KEY);
      assertThatThrownBy(() -> identity(database, key + "x"))
          .isInstanceOfSatisfying(
              OperationFailure.class,
              refusal -> assertThat(refusal.code()).isEqualTo("invalid_api_key"));
    }
  }

  private Identity identity(@Nullable String database, @Nullable String key) {
    var settings = new DatabaseSettings(database, 2, Duration.ofSeconds(1), false);
    Identity identity =
        new StdioConfiguration()
            .localIdentity(new StdioSettings(key), settings, keys)
            .identity()
            .block(Duration.ofSeconds(20));
    return Objects.requireNonNull(identity);
  }
}
