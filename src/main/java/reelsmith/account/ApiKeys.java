package reelsmith.account;

import io.r2dbc.spi.Readable;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.operation.AccountId;
import reelsmith.operation.Credential;
import reelsmith.operation.Identity;
import reelsmith.operation.Scope;
import reelsmith.operation.Toolset;

/// The keys with which programs come in. A key is a visible prefix and 256 random bits; only its
/// HMAC under the [ServerPepper] is stored, so a key that was lost cannot be shown again.
@Component
public class ApiKeys {

  private static final String PREFIX = "rk_live_";
  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  /// 43 characters out of 62 are 256 bits.
  private static final int LENGTH = 43;

  private static final Pattern SHAPE =
      Pattern.compile(PREFIX + "[0-9A-Za-z]{%d}".formatted(LENGTH));

  /// How much of a key a list may show.
  private static final int SHOWN = PREFIX.length() + 4;

  /// A key in steady use is not written to the database on every call.
  private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(1);

  private final DatabaseClient database;
  private final ServerPepper pepper;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  ApiKeys(DatabaseClient database, ServerPepper pepper, Clock clock) {
    this.database = database;
    this.pepper = pepper;
    this.clock = clock;
  }

  /// Whom the key lets in. Empty when there is no such key, or it was revoked, or is over.
  public Mono<Identity> identify(String key) {
    if (!SHAPE.matcher(key).matches()) {
      return Mono.empty();
    }
    byte[] digest = pepper.sealed(key);
    return found(digest)
        .filter(row -> MessageDigest.isEqual(row.digest(), digest))
        .delayUntil(this::noteUse)
        .map(ApiKeys::identity);
  }

  /// Makes a key for an account.
  ///
  /// @param label what the account calls it
  public Mono<IssuedKey> issue(AccountId account, String label) {
    String text = randomText();
    return database
        .sql(
            """
            insert into api_key (account_id, label, prefix, digest, created_at)
            values (:account, :label, :prefix, :digest, :now)
            returning id
            """)
        .bind("account", account.value())
        .bind("label", label)
        .bind("prefix", text.substring(0, SHOWN))
        .bind("digest", pepper.sealed(text))
        .bind("now", clock.instant())
        .mapValue(Long.class)
        .one()
        .map(id -> new IssuedKey(id, text));
  }

  /// Ends a key at once. False when the account has no such key, or it was revoked before.
  public Mono<Boolean> revoke(AccountId account, long id) {
    return database
        .sql(
            """
            update api_key set revoked_at = :now
            where id = :id and account_id = :account and revoked_at is null
            """)
        .bind("now", clock.instant())
        .bind("id", id)
        .bind("account", account.value())
        .fetch()
        .rowsUpdated()
        .map(rows -> rows == 1);
  }

  private static Identity identity(Row row) {
    var account = new AccountId(row.account());
    var credential =
        new Credential(
            Credential.Kind.KEY,
            row.id(),
            null,
            EnumSet.allOf(Scope.class),
            EnumSet.allOf(Toolset.class),
            null,
            false,
            account.equals(OwnerKey.OWNER));
    return new Identity(account, credential);
  }

  private record Row(long id, long account, byte[] digest, @Nullable Instant lastUsedAt) {}

  private Mono<Row> found(byte[] digest) {
    return database
        .sql(
            """
            select id, account_id, digest, last_used_at from api_key
            where digest = :digest and revoked_at is null
              and (expires_at is null or expires_at > :now)
            """)
        .bind("digest", digest)
        .bind("now", clock.instant())
        .map(
            (row, metadata) ->
                new Row(
                    column(row, "id", Long.class),
                    column(row, "account_id", Long.class),
                    column(row, "digest", byte[].class),
                    row.get("last_used_at", Instant.class)))
        .one();
  }

  private static <T> T column(Readable row, String name, Class<T> type) {
    return Objects.requireNonNull(row.get(name, type), name);
  }

  private Mono<Void> noteUse(Row row) {
    Instant now = clock.instant();
    if (row.lastUsedAt() != null && row.lastUsedAt().plus(USE_IS_NOTED_EVERY).isAfter(now)) {
      return Mono.empty();
    }
    return database
        .sql("update api_key set last_used_at = :now where id = :id")
        .bind("now", now)
        .bind("id", row.id())
        .then();
  }

  private String randomText() {
    var text = new StringBuilder(PREFIX);
    for (int i = 0; i < LENGTH; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }
}
