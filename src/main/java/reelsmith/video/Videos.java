package reelsmith.video;

import io.r2dbc.postgresql.codec.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.operation.AccountId;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.WireFormat;
import reelsmith.template.Production;
import tools.jackson.databind.json.JsonMapper;

/// All videos.
@Repository
class Videos {

  private static final String COLUMNS =
      """
      select id, account_id, template, name, name_is_draft, production::text as production,
        created_at, expired_at from video
      """;

  private final DatabaseClient database;
  private final JsonMapper json = WireFormat.mapper();

  Videos(DatabaseClient database) {
    this.database = database;
  }

  /// @param name null for a draft name that a generated title replaces
  Mono<VideoId> add(
      AccountId account, String template, @Nullable String name, Production production) {
    return database
        .sql(
            """
            insert into video (account_id, template, name, name_is_draft, production)
            values (:account, :template, :name, :draft, :production) returning id
            """)
        .bind("account", account.value())
        .bind("template", template)
        .bind("name", name == null ? "Untitled " + template : name)
        .bind("draft", name == null)
        .bind("production", Json.of(json.writeValueAsString(production)))
        .mapValue(Long.class)
        .one()
        .map(VideoId::new);
  }

  /// The account's own video, or a `not_found` failure; somebody else's looks the same.
  ///
  /// @param template the kind the caller believes it to be, or null when they did not say
  Mono<Video> find(AccountId account, long id, @Nullable String template) {
    return database
        .sql(COLUMNS + " where id = :id and account_id = :account")
        .bind("id", id)
        .bind("account", account.value())
        .mapProperties(Row.class)
        .one()
        .map(this::video)
        .filter(video -> template == null || video.template().equals(template))
        .switchIfEmpty(
            Mono.error(
                () ->
                    OperationFailure.notFound(
                        "%s %d".formatted(template == null ? "video" : template + " video", id))));
  }

  /// The newest first, from just before `before`.
  Flux<Listed> list(AccountId account, long before, int most) {
    return database
        .sql(
            """
            select id, template, name, created_at from video
            where account_id = :account and id < :before order by id desc limit :most
            """)
        .bind("account", account.value())
        .bind("before", before)
        .bind("most", most)
        .mapProperties(Listed.class)
        .all();
  }

  /// What a list says of a video without looking at what was asked for.
  record Listed(long id, String template, String name, Instant createdAt) {}

  /// Gives a video that still has a draft name its title.
  Mono<Void> promoteTitle(long id, String title) {
    return database
        .sql(
            """
            update video set name = :title, name_is_draft = false
            where id = :id and name_is_draft
            """)
        .bind("title", title)
        .bind("id", id)
        .then();
  }

  /// Says that what was made for a video was deleted.
  Mono<Void> expire(long id, Instant at) {
    return database
        .sql("update video set expired_at = :at where id = :id")
        .bind("at", at)
        .bind("id", id)
        .then();
  }

  record Row(
      long id,
      long accountId,
      String template,
      String name,
      boolean nameIsDraft,
      String production,
      Instant createdAt,
      @Nullable Instant expiredAt) {}

  private Video video(Row row) {
    return new Video(
        new VideoId(row.id()),
        new AccountId(row.accountId()),
        row.template(),
        row.name(),
        row.nameIsDraft(),
        json.readValue(row.production(), Production.class),
        row.createdAt(),
        row.expiredAt());
  }
}
