package reelsmith.account;

import io.r2dbc.spi.Readable;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.database.Columns;
import reelsmith.operation.AccountId;
import reelsmith.operation.Credential;
import reelsmith.operation.Identity;
import reelsmith.operation.Toolset;

/// The keys with which programs come in. A key is a visible prefix and 256 random bits; only its
/// HMAC under the [ServerPepper] is stored, so a key that was lost cannot be shown again.
///
/// Nothing is remembered between calls, so that a revoked key ends at once on every server.
@Component
public class ApiKeys {

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
    if (!KeyText.looksLikeOne(key)) {
      return Mono.empty();
    }
    byte[] digest = pepper.sealed(key);
    return found(digest)
        .filter(row -> MessageDigest.isEqual(row.digest(), digest))
        .map(Found::key)
        .delayUntil(this::noteUse)
        .map(ApiKey::identity);
  }

  /// Which of these keys still let somebody in.
  Mono<Set<Long>> working(Set<Long> ids) {
    return database
        .sql(
            """
            select id from api_key
            where id = any(:ids) and revoked_at is null
              and (expires_at is null or expires_at > :now)
            """)
        .bind("ids", ids.toArray(Long[]::new))
        .bind("now", clock.instant())
        .mapValue(Long.class)
        .all()
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Makes a key for an account that may do everything the account may.
  ///
  /// @param label what the account calls it
  public Mono<IssuedKey> issue(AccountId account, String label) {
    return issue(account, label, KeyRights.full(ApprovalPolicy.HUMAN));
  }

  /// Makes a key that goes as far as `rights` say.
  Mono<IssuedKey> issue(AccountId account, String label, KeyRights rights) {
    String text = KeyText.random(random);
    var statement =
        database
            .sql(
                """
                insert into api_key (account_id, label, prefix, digest, created_at, scopes,
                  toolsets, read_only, daily_credits, approval_policy, expires_at)
                values (:account, :label, :prefix, :digest, :now, :scopes, :toolsets, :readOnly,
                  :dailyCredits, :policy, :expires)
                returning id
                """)
            .bind("account", account.value())
            .bind("label", label)
            .bind("prefix", KeyText.prefix(text))
            .bind("digest", pepper.sealed(text))
            .bind("now", clock.instant())
            .bind("scopes", texts(rights.scopes()))
            .bind("readOnly", rights.readOnly())
            .bind("policy", Columns.text(rights.policy()));
    Set<Toolset> toolsets = rights.toolsets();
    statement =
        Columns.bind(
            statement, "toolsets", toolsets == null ? null : texts(toolsets), String[].class);
    statement = Columns.bind(statement, "dailyCredits", rights.dailyCredits(), Long.class);
    statement = Columns.bind(statement, "expires", rights.expiresAt(), Instant.class);
    return statement.mapValue(Long.class).one().map(id -> new IssuedKey(id, text));
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
        .map(rows -> rows == 1)
        .delayUntil(revoked -> revoked ? tellOfRevocation() : Mono.empty());
  }

  /// What lasts hears of it when the transaction commits.
  private Mono<Void> tellOfRevocation() {
    return database.sql("select pg_notify('%s', '')".formatted(KeyWatch.CHANNEL)).then();
  }

  /// The account's keys, revoked ones too, the newest first.
  Flux<ApiKey> list(AccountId account, long before, int limit) {
    return selected(
            "where k.account_id = :account and k.id < :before order by k.id desc limit :limit")
        .bind("account", account.value())
        .bind("before", before)
        .bind("limit", limit)
        .map((row, metadata) -> ApiKey.of(row))
        .all();
  }

  /// Empty when the account has no such key.
  Mono<ApiKey> find(AccountId account, long id) {
    return selected("where k.account_id = :account and k.id = :id")
        .bind("account", account.value())
        .bind("id", id)
        .map((row, metadata) -> ApiKey.of(row))
        .one();
  }

  /// Whether the account ever had a key.
  Mono<Boolean> any(AccountId account) {
    return database
        .sql("select exists (select from api_key where account_id = :account)")
        .bind("account", account.value())
        .mapValue(Boolean.class)
        .one();
  }

  /// How far somebody goes who wants to make a key.
  Mono<KeyRights> rightsOf(Identity maker) {
    Credential credential = maker.credential();
    Long key = credential.keyId();
    return key == null
        ? Mono.fromSupplier(() -> KeyRights.of(credential))
        : find(maker.account(), key).map(ApiKey::rights);
  }

  private record Found(ApiKey key, byte[] digest) {

    static Found of(Readable row) {
      return new Found(ApiKey.of(row), Columns.required(row, "digest", byte[].class));
    }
  }

  private Mono<Found> found(byte[] digest) {
    return database
        .sql(
            """
            select k.digest, %s from api_key k join account a on a.id = k.account_id
            where k.digest = :digest and k.revoked_at is null
              and (k.expires_at is null or k.expires_at > :now)
            """
                .formatted(ApiKey.COLUMNS))
        .bind("digest", digest)
        .bind("now", clock.instant())
        .map((row, metadata) -> Found.of(row))
        .one();
  }

  private DatabaseClient.GenericExecuteSpec selected(String conditions) {
    return database.sql(
        "select %s from api_key k join account a on a.id = k.account_id %s"
            .formatted(ApiKey.COLUMNS, conditions));
  }

  private static <E extends Enum<E>> String[] texts(Set<E> constants) {
    return constants.stream().sorted().map(Columns::text).toArray(String[]::new);
  }

  private Mono<Void> noteUse(ApiKey key) {
    Instant now = clock.instant();
    Instant noted = key.lastUsedAt();
    if (noted != null && noted.plus(USE_IS_NOTED_EVERY).isAfter(now)) {
      return Mono.empty();
    }
    return database
        .sql("update api_key set last_used_at = :now where id = :id")
        .bind("now", now)
        .bind("id", key.id())
        .then();
  }
}
