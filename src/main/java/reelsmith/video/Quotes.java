package reelsmith.video;

import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reelsmith.credits.PriceList;
import reelsmith.credits.Prices;
import reelsmith.credits.Workload;
import reelsmith.operation.Door;
import reelsmith.operation.InputReader;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.ToolFile;
import reelsmith.operation.Warning;
import reelsmith.operation.WireFormat;
import reelsmith.template.Production;
import reelsmith.template.StoryBrief;
import reelsmith.template.StoryTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Turns a brief into what would be made and what it would cost: the one way for estimate,
/// readiness and create, so that they cannot disagree.
@Component
class Quotes implements DisposableBean {

  /// The field that holds the brief of somebody who asks before they create.
  private static final String REQUEST = "/request";

  private final StoryTemplate template;
  private final Prices prices;
  private final RandomGenerator random;
  private final InputReader reader = new InputReader();
  private final Scheduler reading = Schedulers.newBoundedElastic(2, 1_000, "briefs", 60, true);
  private final ToolFile create = ToolFile.of(CreateStoryVideo.SPEC.name());

  Quotes(StoryTemplate template, Prices prices, RandomGenerator random) {
    this.template = template;
    this.prices = prices;
    this.random = random;
  }

  /// @param warnings of what was left out of the brief and will be of its narrations, with the
  ///   paths of whoever asked
  record Quote(
      StoryBrief brief, Production production, Purchase purchase, List<Warning> warnings) {}

  /// What somebody gets to hear who asks before they create.
  ///
  /// @param notAvailable why it cannot be made at all; null when it can
  record Offer(
      Purchase purchase, @Nullable OperationFailure notAvailable, List<Warning> warnings) {}

  /// The price of a video of any kind. Signals what create would signal of the brief, with paths
  /// below `/request`.
  Mono<Offer> offer(TemplateName template, @Nullable JsonNode request, Door door) {
    return template == TemplateName.STORY
        ? quote(request, door).map(Quotes::offer)
        : Mono.fromSupplier(() -> OutlineBrief.of(request))
            .onErrorMap(OperationFailure.class, failure -> failure.below(REQUEST))
            .zipWith(prices.current(template.wireName()))
            .map(read -> offer(template, read.getT1(), read.getT2()));
  }

  private static Offer offer(Quote quote) {
    return new Offer(quote.purchase(), null, quote.warnings());
  }

  private static Offer offer(TemplateName template, OutlineBrief brief, PriceList prices) {
    int units = template.narrationUnits();
    var work = Workload.of(true, 0, units, units > 0, true, !brief.previewOnly());
    return new Offer(new Purchase(work, prices), template.notAvailable(), List.of());
  }

  Mono<Quote> quote(StoryBrief brief) {
    return quote(brief, List.of(), "");
  }

  /// Reads the brief of somebody who asks before they create, by the rules of create. Problems and
  /// warnings have paths below `/request`.
  private Mono<Quote> quote(@Nullable JsonNode request, Door door) {
    return Mono.defer(
            () -> {
              var reading =
                  reader.read(CreateStoryVideo.SPEC, create, object(request), door.isLenient());
              return quote(reading.input(), below(REQUEST, reading.warnings()), REQUEST);
            })
        .onErrorMap(OperationFailure.class, failure -> failure.below(REQUEST));
  }

  private Mono<Quote> quote(StoryBrief brief, List<Warning> warnings, String path) {
    // Looking whether a text can be shown loads the fonts when it is done for the first time.
    return Mono.fromSupplier(() -> template.production(brief, random.nextLong(1L << 53)))
        .subscribeOn(reading)
        .zipWith(
            prices.current(StoryTemplate.NAME),
            (production, list) ->
                quote(
                    brief,
                    production,
                    list,
                    Stream.of(warnings, below(path, NarrationWarnings.of(production)))
                        .flatMap(List::stream)
                        .toList()));
  }

  private static List<Warning> below(String path, List<Warning> warnings) {
    return warnings.stream()
        .map(warning -> new Warning(warning.code(), warning.message(), path + warning.path()))
        .toList();
  }

  private Quote quote(
      StoryBrief brief, Production production, PriceList prices, List<Warning> warnings) {
    Workload work = BillableWork.of(production, null, Set.of());
    return new Quote(brief, production, new Purchase(work, prices), warnings);
  }

  private static ObjectNode object(@Nullable JsonNode request) {
    return switch (request) {
      case null -> WireFormat.mapper().createObjectNode();
      case ObjectNode object -> {
        object.remove(ToolFile.IDEMPOTENCY_KEY);
        yield object;
      }
      default -> throw OperationFailure.invalid("", "wrong_type", "must be an object");
    };
  }

  @Override
  public void destroy() {
    reading.dispose();
  }
}
