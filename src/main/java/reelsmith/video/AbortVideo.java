package reelsmith.video;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.operation.Call;
import reelsmith.operation.Effect;
import reelsmith.operation.IdempotencyRule;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Route;
import reelsmith.operation.Toolset;
import reelsmith.pipeline.Runs;

/// Stops a video that is being made.
///
/// Codes: `not_found`, `run_not_active`.
@Component
class AbortVideo implements Operation<AbortVideo.Input, AbortVideo.Answer> {

  static final OperationSpec<Input, Answer> SPEC =
      new OperationSpec<>(
          "abort_video",
          "Abort a video",
          "Stops a video that is queued or being made. What is finished is kept, and render_video"
              + " makes the rest later if it is wanted after all. Costs nothing more.",
          Toolset.STORY,
          Effect.ENDS,
          IdempotencyRule.ACCEPTED,
          Route.post("/api/v1/{video_type}/videos/{video_id}/abort"),
          List.of(),
          Input.class,
          Answer.class);

  private final Videos videos;
  private final Runs runs;

  AbortVideo(Videos videos, Runs runs) {
    this.videos = videos;
    this.runs = runs;
  }

  record Input(
      @JsonPropertyDescription("The video's id.") long videoId,
      @JsonPropertyDescription("The kind of video; may be left out.")
          @Nullable TemplateName videoType) {}

  record Answer(long videoId, String status) {}

  @Override
  public OperationSpec<Input, Answer> spec() {
    return SPEC;
  }

  @Override
  public Mono<Answer> run(Call<Input> call) {
    Input input = call.input();
    return videos
        .find(call.caller().account(), input.videoId(), TemplateName.wireName(input.videoType()))
        .flatMap(video -> runs.latestOf(video.id().value()))
        .flatMap(run -> runs.abort(run.id()))
        .filter(aborted -> aborted)
        .switchIfEmpty(Mono.error(AbortVideo::notActive))
        .map(aborted -> new Answer(input.videoId(), "aborted"));
  }

  private static OperationFailure notActive() {
    return new OperationFailure(
        OperationFailure.Kind.CONFLICT,
        "run_not_active",
        "Nothing is being made for this video, so there is nothing to stop.");
  }
}
