package reelsmith.credits;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// The price lists.
@Component
public class Prices {

  private final DatabaseClient database;

  Prices(DatabaseClient database) {
    this.database = database;
  }

  /// The list that is in force now for a template.
  public Mono<PriceList> current(String template) {
    return database
        .sql(
            """
            select version, source, event, credits from price
            where template = :template and version = (
              select version from price
              where template = :template and active_from <= now()
              order by active_from desc, version desc limit 1)
            """)
        .bind("template", template)
        .mapProperties(Price.class)
        .all()
        .collectList()
        .map(prices -> list(template, prices));
  }

  record Price(String version, String source, String event, long credits) {}

  private static PriceList list(String template, List<Price> prices) {
    if (prices.isEmpty()) {
      throw new IllegalStateException("No price list is in force for " + template);
    }
    return new PriceList(
        prices.getFirst().version(),
        prices.getFirst().source(),
        template,
        prices.stream().collect(Collectors.toMap(Price::event, Price::credits)));
  }
}
