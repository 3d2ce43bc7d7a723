package reelsmith.credits;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.operation.Call;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Route;
import reelsmith.operation.Toolset;

/// Lists the prices that are in force and those to come.
@Component
class ListPrices implements Operation<ListPrices.Input, ListPrices.Answer> {

  static final OperationSpec<Input, Answer> SPEC =
      OperationSpec.reading(
          "list_prices",
          "List prices",
          "Lists the price lists that are in force and those to come, with what each event costs. A"
              + " run keeps the prices it was started with. Free of charge.",
          Toolset.ACCOUNT,
          Route.get("/api/v1/prices"),
          Input.class,
          Answer.class);

  private final Prices prices;

  ListPrices(Prices prices) {
    this.prices = prices;
  }

  record Input() {}

  record Answer(
      @JsonPropertyDescription("The one that comes last first.")
          List<PublishedPrices> priceLists) {}

  @Override
  public OperationSpec<Input, Answer> spec() {
    return SPEC;
  }

  @Override
  public Mono<Answer> run(Call<Input> call) {
    return prices.inForceOrToCome().map(Answer::new);
  }
}
