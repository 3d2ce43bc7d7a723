package reelsmith.pipeline;

import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/// What was made inside stages and is kept, to look at.
@Component
public class RecordedItems {

  private final DatabaseClient database;
  private final Items items;

  RecordedItems(DatabaseClient database, Items items) {
    this.database = database;
    this.items = items;
  }

  /// An item and the run that made it.
  public record Item(String stage, String key, UUID runId) {}

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

  /// What is finished of a subject's stage, by key.
  public Flux<FinishedItem> results(long subject, String stage) {
    return items.recorded(subject, stage);
  }
}
