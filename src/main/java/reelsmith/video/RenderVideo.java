package reelsmith.video;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.credits.Prices;
import reelsmith.operation.Call;
import reelsmith.operation.Caller;
import reelsmith.operation.Effect;
import reelsmith.operation.IdempotencyRule;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Route;
import reelsmith.operation.Toolset;
import reelsmith.pipeline.Run;
import reelsmith.pipeline.RunState;

/// Makes the film of a video that was previewed, or whose last run did not get that far.
///
/// Codes: `not_found`, `pipeline_run_active`, `idempotency_required`, `insufficient_credits`,
/// `budget_exceeded`, `membership_template_required`, `service_unavailable`.
@Component
class RenderVideo implements Operation<RenderVideo.Input, RenderVideo.Answer> {

  static final OperationSpec<Input, Answer> SPEC =
      new OperationSpec<>(
          "render_video",
          "Render a video",
          "Makes the film of a video that was created with preview_only, or goes on with one that"
              + " failed or was aborted. Spends credits for the render unless the same film exists"
              + " already. Answers at once; follow it with wait_for_video. Reuse the same"
              + " idempotency_key when you retry.",
          Toolset.STORY,
          Effect.SPENDS,
          IdempotencyRule.REQUIRED,
          Route.postAccepted("/api/v1/{video_type}/videos/{video_id}/render"),
          List.of(),
          Input.class,
          Answer.class);

  private final VideoSnapshots snapshots;
  private final WorkRecords records;
  private final Prices prices;
  private final Spending spending;

  RenderVideo(VideoSnapshots snapshots, WorkRecords records, Prices prices, Spending spending) {
    this.snapshots = snapshots;
    this.records = records;
    this.prices = prices;
    this.spending = spending;
  }

  record Input(
      @JsonPropertyDescription("The video's id.") long videoId,
      @JsonPropertyDescription("The kind of video; may be left out.")
          @Nullable TemplateName videoType) {}

  record Answer(
      long videoId,
      UUID pipelineRunId,
      long runId,
      String status,
      String pollUrl,
      @JsonPropertyDescription(
              "What this render costs at most, with all that an earlier run left to do; 0 when the film existed.")
          long renderCredits) {}

  @Override
  public OperationSpec<Input, Answer> spec() {
    return SPEC;
  }

  @Override
  public Mono<Answer> run(Call<Input> call) {
    Input input = call.input();
    return snapshots
        .of(call.caller().account(), input.videoId(), TemplateName.wireName(input.videoType()))
        .flatMap(snapshot -> render(call.caller(), snapshot));
  }

  private Mono<Answer> render(Caller caller, VideoSnapshot snapshot) {
    Run run = snapshot.run();
    if (!run.state().isFinal()) {
      return Mono.error(VideoRuns.active());
    }
    if (run.state() == RunState.COMPLETED && snapshot.film() != null) {
      return Mono.just(answer(snapshot.video(), run, 0));
    }
    Video video = snapshot.video();
    return purchase(video)
        .delayUntil(purchase -> spending.requireNoObstacle(caller, purchase))
        .flatMap(purchase -> started(caller, video, purchase));
  }

  /// The film, and whatever an earlier run that failed or was aborted has left to do.
  private Mono<Purchase> purchase(Video video) {
    return records
        .left(video.id(), video.production().withFilm())
        .zipWith(prices.current(video.template()), Purchase::new);
  }

  private Mono<Answer> started(Caller caller, Video video, Purchase purchase) {
    return spending
        .start(caller, video.id(), video.production().withFilm(), purchase)
        .map(run -> answer(video, run, purchase.credits()));
  }

  private static Answer answer(Video video, Run run, long credits) {
    return new Answer(
        video.id().value(),
        run.id(),
        run.number(),
        run.state().wireName(),
        VideoLinks.poll(video.template(), video.id()),
        credits);
  }
}
