package reelsmith.video;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.event.EventBus;
import reelsmith.event.MissedEvents;
import reelsmith.operation.Call;
import reelsmith.operation.Caller;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Route;
import reelsmith.operation.Toolset;
import reelsmith.pipeline.RunFailure;

/// Waits until a video is finished, at most 45 seconds.
///
/// Codes: `not_found`.
@Component
class WaitForVideo implements Operation<WaitForVideo.Input, WaitForVideo.Answer> {

  static final OperationSpec<Input, Answer> SPEC =
      OperationSpec.reading(
          "wait_for_video",
          "Wait for a video",
          "Waits until the video is completed, failed or aborted, at most wait_seconds, and tells"
              + " how it stands. Call it again while finished is false; nothing is lost if you stop."
              + " Free of charge.",
          Toolset.STORY,
          Route.get("/api/v1/{video_type}/videos/{video_id}/wait"),
          Input.class,
          Answer.class);

  private static final int LONGEST_WAIT_SECONDS = 45;

  /// The bus hurries, the database decides: so often is looked without a word from the bus.
  private static final Duration LOOK_AT_LEAST_EVERY = Duration.ofSeconds(2);

  private static final Duration LOOK_AT_MOST_EVERY = Duration.ofMillis(250);

  private final VideoSnapshots snapshots;
  private final VideoViews views;
  private final EventBus bus;

  WaitForVideo(VideoSnapshots snapshots, VideoViews views, EventBus bus) {
    this.snapshots = snapshots;
    this.views = views;
    this.bus = bus;
  }

  record Input(
      @JsonPropertyDescription("The video's id.") long videoId,
      @JsonPropertyDescription("The kind of video; may be left out.")
          @Nullable TemplateName videoType,
      @JsonPropertyDescription("How long to wait at most; default 45.")
          @Min(0)
          @Max(LONGEST_WAIT_SECONDS)
          @Nullable Integer waitSeconds) {}

  record Answer(
      long videoId,
      @JsonPropertyDescription("queued, running, completed, failed or aborted.") String status,
      @JsonPropertyDescription("false: call wait_for_video again.") boolean finished,
      String name,
      String currentStep,
      String stepLabel,
      String statusDetail,
      int progressPercent,
      @Nullable Long pipelineEtaSeconds,
      String agentStatusMessage,
      VideoView.Render render,
      @Nullable RunFailure pipelineError) {

    static Answer of(VideoView view) {
      return new Answer(
          view.videoId(),
          view.status(),
          view.pollAfterSeconds() == null,
          view.name(),
          view.currentStep(),
          view.stepLabel(),
          view.statusDetail(),
          view.progressPercent(),
          view.pipelineEtaSeconds(),
          view.agentStatusMessage(),
          view.render(),
          view.pipelineError());
    }
  }

  @Override
  public OperationSpec<Input, Answer> spec() {
    return SPEC;
  }

  @Override
  public Mono<Answer> run(Call<Input> call) {
    Input input = call.input();
    Integer wish = input.waitSeconds();
    Duration patience = Duration.ofSeconds(wish == null ? LONGEST_WAIT_SECONDS : wish);
    return look(call)
        .concatWith(
            reasonsToLook(input.videoId()).concatMap(reason -> look(call), 1).take(patience))
        .doOnNext(answer -> tell(call, answer))
        .takeUntil(Answer::finished)
        .takeLast(1)
        .single();
  }

  private Flux<Object> reasonsToLook(long videoId) {
    Flux<Object> ticks = Flux.interval(LOOK_AT_LEAST_EVERY).cast(Object.class);
    // Who missed something looks at once, and listens again.
    Flux<Object> events =
        bus.events()
            .filter(event -> event.subject() == videoId)
            .cast(Object.class)
            .onErrorResume(MissedEvents.class, Mono::just)
            .repeat();
    return Flux.merge(ticks, events).sample(LOOK_AT_MOST_EVERY).onBackpressureLatest();
  }

  private Mono<Answer> look(Call<Input> call) {
    Caller caller = call.caller();
    Input input = call.input();
    return snapshots
        .of(caller.account(), input.videoId(), VideoLinks.type(input.videoType()))
        .flatMap(snapshot -> views.of(snapshot, caller))
        .map(Answer::of);
  }

  private static void tell(Call<Input> call, Answer answer) {
    call.progress().progressed(answer.progressPercent() / 100.0, answer.agentStatusMessage());
  }
}
