package reelsmith.limit;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.operation.Call;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Route;
import reelsmith.operation.Toolset;

/// Says whether the host has paused anything.
@Component
class GetMaintenance implements Operation<GetMaintenance.Input, GetMaintenance.Answer> {

  static final OperationSpec<Input, Answer> SPEC =
      OperationSpec.reading(
          "get_maintenance",
          "Get maintenance",
          "Says whether final renders are paused for maintenance. Previews go on meanwhile. Free"
              + " of charge.",
          Toolset.DEVELOPER,
          Route.get("/api/v1/host/maintenance"),
          Input.class,
          Answer.class);

  private final Maintenance maintenance;

  GetMaintenance(Maintenance maintenance) {
    this.maintenance = maintenance;
  }

  record Input() {}

  record Answer(
      FinalRenders finalRenders,
      @JsonPropertyDescription("What the host says about it.") @Nullable String message,
      @Nullable Instant changedAt) {

    static Answer of(Maintenance.State state) {
      return new Answer(state.finalRenders(), state.message(), state.changedAt());
    }
  }

  @Override
  public OperationSpec<Input, Answer> spec() {
    return SPEC;
  }

  @Override
  public Mono<Answer> run(Call<Input> call) {
    return maintenance.current().map(Answer::of);
  }
}
