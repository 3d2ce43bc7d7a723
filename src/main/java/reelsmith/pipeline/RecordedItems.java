package reelsmith.pipeline;

import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What was made inside stages and is kept, to look at.
@Component
public class RecordedItems {

  private final DatabaseClient database;
  private final JsonMapper json;

  RecordedItems(DatabaseClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  /// An item and the run that made it.
  public record Item(String stage, String key, UUID runId) {}

  public record Result(String key, JsonNode result) {}

  /// Everything that is recorded for a subject.
  public Flux<Item> of(long subject) {
    return database
        .sql(
            """
            select stage, key, run_id from item
            where subject = :subject and result is not null order by stage, key
            """)
        .bind("subject", subject)
        .mapProperties(Item.class)
        .all();
  }

  /// The results of a subject's stage, by key.
  public Flux<Result> results(long subject, String stage) {
    return database
        .sql(
            """
            select key, result::text as result from item
            where subject = :subject and stage = :stage and result is not null order by key
            """)
        .bind("subject", subject)
        .bind("stage", stage)
        .mapProperties(Row.class)
        .all()
        .map(row -> new Result(row.key(), json.readTree(row.result())));
  }

  record Row(String key, String result) {}
}
