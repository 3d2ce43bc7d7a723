package reelsmith.credits;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.credits.PublishedPrices.ListedPrice;

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

  /// The list of a version; empty when none was published under it.
  Mono<PublishedPrices> published(String version) {
    return listed("version = :wanted", version).next();
  }

  /// The lists that count for some kind of video now, and those that will; the latest first.
  Mono<List<PublishedPrices>> inForceOrToCome() {
    return listed("in_force or active_from > :now", null).collectList();
  }

  /// @param wanted a version, when `which` asks for one
  private Flux<PublishedPrices> listed(String which, @Nullable String wanted) {
    return Flux.defer(
        () ->
            database
                .sql(
                    """
                    select version, active_from, source, template, event, per, credits, in_force
                    from (
                      select p.*, version = (
                        select version from price c
                        where c.template = p.template and c.active_from <= :now
                        order by active_from desc, version desc limit 1) is true as in_force
                      from price p) listed
                    where %s
                    order by active_from desc, version desc, template, event
                    """
                        .formatted(which))
                .bindValues(
                    wanted == null
                        ? Map.of("now", clock.instant())
                        : Map.of("now", clock.instant(), "wanted", wanted))
                .mapProperties(Listed.class)
                .all()
                .bufferUntilChanged(Listed::version)
                .map(Prices::published));
  }

  private static PublishedPrices published(List<Listed> rows) {
    Listed first = rows.getFirst();
    return new PublishedPrices(
        first.version(),
        first.activeFrom(),
        first.source(),
        rows.stream().filter(Listed::inForce).map(Listed::template).distinct().toList(),
        rows.stream()
            .map(row -> new ListedPrice(row.template(), row.event(), row.per(), row.credits()))
            .toList());
  }

  /// What has a price, by kind of video, and of what it is the price.
  Mono<Map<String, Map<String, String>>> kindsOfPrice() {
    return inForceOrToCome()
        .flatMapIterable(lists -> lists)
        .flatMapIterable(PublishedPrices::prices)
        .collect(
            Collectors.groupingBy(
                ListedPrice::template,
                Collectors.toMap(ListedPrice::event, ListedPrice::per, (a, b) -> a)));
  }

  /// Publishes a list, in one statement: nothing can be added to it.
  Mono<Void> publish(String version, Instant activeFrom, List<ListedPrice> prices) {
    return database
        .sql(
            """
            insert into price (version, active_from, source, template, event, per, credits)
            select :version, :from, 'configured_pricing', template, event, per, credits
            from unnest(:templates, :events, :pers, :credits)
              as listed (template, event, per, credits)
            """)
        .bind("version", version)
        .bind("from", activeFrom)
        .bind("templates", prices.stream().map(ListedPrice::template).toArray(String[]::new))
        .bind("events", prices.stream().map(ListedPrice::event).toArray(String[]::new))
        .bind("pers", prices.stream().map(ListedPrice::per).toArray(String[]::new))
        .bind("credits", prices.stream().map(ListedPrice::credits).toArray(Long[]::new))
        .then();
  }

  record Listed(
      String version,
      Instant activeFrom,
      String source,
      String template,
      String event,
      String per,
      long credits,
      boolean inForce) {}

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
