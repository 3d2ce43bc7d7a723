package reelsmith.credits;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import reelsmith.database.Columns;
import reelsmith.operation.AccountId;

/// The rows of grants.
@Repository
class Grants {

  private static final String COLUMNS =
      """
      id, account_id, kind, credits, granted_at, expires_at, reference, description
      """;

  private final DatabaseClient database;

  Grants(DatabaseClient database) {
    this.database = database;
  }

  Mono<Grant> add(NewGrant grant, Instant at) {
    return Columns.bind(
            Columns.bind(
                database.sql(
                    """
                    insert into credit_grant
                      (account_id, kind, credits, granted_at, expires_at, reference, description)
                    values
                      (:account, :kind, :credits, :at, :expires, :reference, :description)
                    returning
                    """
                        + COLUMNS),
                "expires",
                grant.expiresAt(),
                Instant.class),
            "reference",
            grant.reference(),
            String.class)
        .bind("account", grant.account().value())
        .bind("kind", Columns.text(grant.kind()))
        .bind("credits", grant.credits())
        .bind("at", at)
        .bind("description", grant.description())
        .mapProperties(Row.class)
        .one()
        .map(Row::grant);
  }

  Mono<Grant> withReference(AccountId account, String reference) {
    return database
        .sql(
            "select %s from credit_grant where account_id = :account and reference = :reference"
                .formatted(COLUMNS))
        .bind("account", account.value())
        .bind("reference", reference)
        .mapProperties(Row.class)
        .one()
        .map(Row::grant);
  }

  record Row(
      long id,
      long accountId,
      String kind,
      long credits,
      Instant grantedAt,
      @Nullable Instant expiresAt,
      @Nullable String reference,
      String description) {

    Grant grant() {
      return new Grant(
          id,
          new AccountId(accountId),
          Columns.constant(kind, GrantKind.class),
          credits,
          grantedAt,
          expiresAt,
          reference,
          description);
    }
  }
}
