package reelsmith.credits;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// The price lists. Read afresh each time, so that a new one counts from its first second.
@Component
public class Prices {

  private final DatabaseClient database;
  private final Clock clock;

  Prices(DatabaseClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// The list that is in force now for a template.
  public Mono<PriceList> current(String template) {
    return Mono.defer(
        () ->
            database
                .sql(
                    """
                    select version, active_from, source, event, credits from price
                    where template = :template and version = (
                      select version from price
                      where template = :template and active_from <= :now
                      order by active_from desc, version desc limit 1)
                    """)
                .bind("template", template)
                .bind("now", clock.instant())
                .mapProperties(Price.class)
                .all()
                .collectList()
                .map(
                    prices ->
                        list(template, prices)
                            .orElseThrow(
                                () ->
                                    new IllegalStateException(
                                        "No price list is in force for " + template))));
  }

  record Price(String version, Instant activeFrom, String source, String event, long credits) {}

  private static Optional<PriceList> list(String template, List<Price> prices) {
    return prices.stream()
        .findFirst()
        .map(
            first ->
                new PriceList(
                    first.version(),
                    first.activeFrom(),
                    first.source(),
                    template,
                    prices.stream().collect(Collectors.toMap(Price::event, Price::credits))));
  }
}
