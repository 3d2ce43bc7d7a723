package reelsmith.credits;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.credits.PublishedPrices.ListedPrice;
import reelsmith.operation.Call;
import reelsmith.operation.Effect;
import reelsmith.operation.FieldProblem;
import reelsmith.operation.IdempotencyRule;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Permission;
import reelsmith.operation.Route;
import reelsmith.operation.Toolset;

/// Publishes a price list.
@Component
class PublishPrices implements Operation<PublishPrices.Input, PublishPrices.Answer> {

  static final OperationSpec<Input, Answer> SPEC =
      new OperationSpec<>(
              "publish_prices",
              "Publish prices",
              "Publishes a price list under a new version. It is never changed again; other prices"
                  + " are another version. Runs that have been started keep the prices they were"
                  + " started with. The same list again changes nothing. For hosts.",
              Toolset.ACCOUNT,
              Effect.WRITES,
              IdempotencyRule.ACCEPTED,
              new Route(Route.Method.PUT, "/api/v1/host/prices/{version}", 200),
              List.of(),
              Input.class,
              Answer.class)
          .permitting(Permission.HOST);

  private final Prices prices;
  private final Clock clock;

  PublishPrices(Prices prices, Clock clock) {
    this.prices = prices;
    this.clock = clock;
  }

  record Input(
      @JsonPropertyDescription("Names the list, such as 2027-01-01.first.")
          @Pattern(regexp = "^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$")
          String version,
      @JsonPropertyDescription(
              "From when it is in force: a date (its start in UTC) or a time with offset. Left out,"
                  + " from now.")
          @Pattern(regexp = PointInTime.PATTERN)
          @Nullable String activeFrom,
      @JsonPropertyDescription(
              "Every price of each kind of video that is named; the others keep theirs.")
          @Size(min = 1, max = 500)
          List<Price> prices) {}

  record Price(
      @JsonPropertyDescription("The kind of video.") @Size(min = 1, max = 40) String template,
      @JsonPropertyDescription("What is paid for, as list_prices names it: image.generate.")
          @Size(min = 1, max = 60)
          String event,
      @JsonPropertyDescription("What one costs.") @Min(0) @Max(1_000_000) long credits) {}

  record Answer(PublishedPrices priceList) {}

  @Override
  public OperationSpec<Input, Answer> spec() {
    return SPEC;
  }

  @Override
  public Mono<Answer> run(Call<Input> call) {
    Input input = call.input();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Instant asked = PointInTime.of(input.activeFrom(), "/active_from");
    return prices
        .published(input.version())
        .map(earlier -> same(earlier, input, asked))
        .switchIfEmpty(Mono.defer(() -> published(input, asked == null ? now : asked, now)))
        .map(Answer::new);
  }

  private static PublishedPrices same(
      PublishedPrices earlier, Input input, @Nullable Instant asked) {
    Set<Price> before =
        earlier.prices().stream()
            .map(price -> new Price(price.template(), price.event(), price.credits()))
            .collect(Collectors.toSet());
    boolean same =
        before.equals(new HashSet<>(input.prices()))
            && (asked == null || asked.equals(earlier.activeFrom()));
    if (!same) {
      throw taken();
    }
    return earlier;
  }

  private static OperationFailure taken() {
    return OperationFailure.invalid(
        "/version",
        "duplicate",
        "was published before with other prices; name the new list by another version");
  }

  private Mono<PublishedPrices> published(Input input, Instant from, Instant now) {
    if (from.isBefore(now)) {
      return Mono.error(
          OperationFailure.invalid("/active_from", "too_small", "must not be in the past"));
    }
    return prices
        .kindsOfPrice()
        .map(known -> listed(input.prices(), known))
        .flatMap(listed -> prices.publish(input.version(), from, listed))
        .onErrorMap(DataIntegrityViolationException.class, meanwhile -> taken())
        .then(Mono.defer(() -> prices.published(input.version())));
  }

  /// Signals every price that is missing, too much or there twice: a list with a gap would let
  /// videos of that kind neither be estimated nor made.
  ///
  /// @param known what has a price, by kind of video, and of what it is the price
  private static List<ListedPrice> listed(
      List<Price> prices, Map<String, Map<String, String>> known) {
    List<FieldProblem> problems = new ArrayList<>();
    List<ListedPrice> listed = new ArrayList<>();
    Map<String, Set<String>> seen =
        prices.stream()
            .collect(Collectors.toMap(Price::template, price -> new TreeSet<>(), (a, b) -> a));
    for (int i = 0; i < prices.size(); i++) {
      Price price = prices.get(i);
      String per = known.getOrDefault(price.template(), Map.of()).get(price.event());
      boolean first = seen.getOrDefault(price.template(), Set.of()).add(price.event());
      if (per == null) {
        problems.add(
            new FieldProblem(
                "/prices/" + i,
                "unknown_value",
                "there is no %s of %s to have a price".formatted(price.event(), price.template())));
      } else if (!first) {
        problems.add(new FieldProblem("/prices/" + i, "duplicate", "is there twice"));
      } else {
        listed.add(new ListedPrice(price.template(), price.event(), per, price.credits()));
      }
    }
    seen.forEach(
        (template, events) ->
            known.getOrDefault(template, Map.of()).keySet().stream()
                .filter(event -> !events.contains(event))
                .sorted()
                .map(
                    event ->
                        new FieldProblem(
                            "/prices",
                            "required",
                            "must have a price for %s of %s".formatted(event, template)))
                .forEach(problems::add));
    if (!problems.isEmpty()) {
      throw OperationFailure.invalid(problems);
    }
    return listed;
  }
}
