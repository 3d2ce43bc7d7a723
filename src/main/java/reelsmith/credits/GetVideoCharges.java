package reelsmith.credits;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.operation.Call;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Route;
import reelsmith.operation.Toolset;

/// Says what a video has cost.
@Component
class GetVideoCharges implements Operation<GetVideoCharges.Input, VideoCharges> {

  static final OperationSpec<Input, VideoCharges> SPEC =
      OperationSpec.reading(
          "get_video_charges",
          "Get a video's charges",
          "Says how many credits were set aside for a video, how many of them were used and for"
              + " what, and how many were given back. Free of charge.",
          Toolset.ACCOUNT,
          Route.get("/api/v1/{video_type}/videos/{video_id}/charges"),
          Input.class,
          VideoCharges.class);

  private final Holds holds;

  GetVideoCharges(Holds holds) {
    this.holds = holds;
  }

  record Input(
      @JsonPropertyDescription("The video's id.") long videoId,
      @JsonPropertyDescription("The kind of video, such as story; may be left out.") @Size(max = 40)
          @Nullable String videoType) {}

  @Override
  public OperationSpec<Input, VideoCharges> spec() {
    return SPEC;
  }

  @Override
  public Mono<VideoCharges> run(Call<Input> call) {
    Input input = call.input();
    return holds
        .ofVideo(call.caller().account(), input.videoId())
        .filter(hold -> input.videoType() == null || hold.template().equals(input.videoType()))
        .collectList()
        .filter(found -> !found.isEmpty())
        .map(found -> charges(found, input.videoId()))
        .switchIfEmpty(Mono.error(() -> OperationFailure.notFound("video " + input.videoId())));
  }

  private static VideoCharges charges(List<Holds.Row> found, long videoId) {
    return VideoCharges.of(
        found.stream().map(GetVideoCharges::charges).toList(),
        videoId,
        found.getFirst().template());
  }

  private static VideoCharges.RunCharges charges(Holds.Row row) {
    Hold hold = row.hold();
    Hold.Resolution end = hold.resolution();
    return new VideoCharges.RunCharges(
        hold.runId(),
        hold.heldAt(),
        hold.priceVersion(),
        hold.credits(),
        end == null ? 0 : end.used(),
        end == null ? 0 : end.released(),
        end == null ? hold.credits() : 0,
        row.charges() == null ? List.of() : Charge.read(row.charges()));
  }
}
