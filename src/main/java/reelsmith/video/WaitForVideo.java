package reelsmith.video;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.account.KeyWatch;
import reelsmith.operation.Call;
import reelsmith.operation.Caller;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.ProgressListener;
import reelsmith.operation.Route;
import reelsmith.operation.Toolset;
import reelsmith.pipeline.Run;
import reelsmith.pipeline.RunFailure;
import reelsmith.pipeline.StageView;
import reelsmith.video.VideoSnapshot.Pace;

/// Waits until a video is finished, at most 45 seconds.
///
/// Codes: `not_found`; `invalid_api_key` when the key is revoked meanwhile.
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

  private final Videos videos;
  private final VideoSnapshots snapshots;
  private final FilmViews films;
  private final RunWatch watch;
  private final KeyWatch keys;
  private final Clock clock;

  WaitForVideo(
      Videos videos,
      VideoSnapshots snapshots,
      FilmViews films,
      RunWatch watch,
      KeyWatch keys,
      Clock clock) {
    this.videos = videos;
    this.snapshots = snapshots;
    this.films = films;
    this.watch = watch;
    this.keys = keys;
    this.clock = clock;
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

    static Answer of(
        Video video,
        Run run,
        VideoProgress progress,
        VideoView.Render render,
        boolean hasFilm,
        boolean local) {
      StageView step = progress.current();
      return new Answer(
          video.id().value(),
          run.state().wireName(),
          run.state().isFinal(),
          video.name(),
          step.name(),
          step.label(),
          step.detail(),
          progress.percent(),
          progress.pipelineEtaSeconds(),
          AgentWords.of(video, run, progress, hasFilm, local),
          render,
          run.failure());
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
    return videos
        .find(call.caller().account(), input.videoId(), TemplateName.wireName(input.videoType()))
        .flatMap(video -> awaited(video, call.progress(), patience))
        .flatMap(look -> answer(call, look))
        .takeUntilOther(keys.ended(call.caller().credential()))
        .switchIfEmpty(Mono.error(KeyWatch::refusal));
  }

  /// How the video's run ended, or how it stands when patience is at an end.
  private Mono<RunLook> awaited(Video video, ProgressListener progress, Duration patience) {
    return watch
        .looks(video)
        .concatMap(look -> tell(video, look, progress).thenReturn(look), 1)
        .filter(RunLook::isOver)
        .take(patience)
        .next()
        .switchIfEmpty(snapshots.look(video));
  }

  /// The video is read again, because a title may have become its name meanwhile.
  private Mono<Answer> answer(Call<Input> call, RunLook look) {
    return videos
        .find(call.caller().account(), call.input().videoId(), null)
        .flatMap(video -> answer(call, video, look))
        .doOnNext(answer -> tell(call.progress(), answer));
  }

  private Mono<Answer> answer(Call<Input> call, Video video, RunLook look) {
    Caller caller = call.caller();
    return Mono.zip(look.film(), progress(video, look))
        .flatMap(
            read ->
                films
                    .render(video, look.run(), read.getT1().orElse(null), caller)
                    .map(
                        render ->
                            Answer.of(
                                video,
                                look.run(),
                                read.getT2(),
                                render,
                                read.getT1().isPresent(),
                                caller.door().isLocal())));
  }

  /// How long things take only matters while they go on.
  private Mono<VideoProgress> progress(Video video, RunLook look) {
    return look.isOver()
        ? reached(video, look)
        : snapshots.pace(look.run()).map(pace -> progress(video, look.run(), pace));
  }

  private VideoProgress progress(Video video, Run run, Pace pace) {
    return VideoProgress.of(run, pace, video.production().slides(), clock);
  }

  /// Stages are only read for somebody who hears of them.
  private Mono<Void> tell(Video video, RunLook look, ProgressListener progress) {
    if (progress == ProgressListener.NONE || look.isOver()) {
      return Mono.empty();
    }
    return reached(video, look)
        .doOnNext(
            now ->
                progress.progressed(
                    now.percent() / 100.0, AgentWords.of(video, look.run(), now, false, false)))
        .then();
  }

  private static void tell(ProgressListener progress, Answer answer) {
    progress.progressed(answer.progressPercent() / 100.0, answer.agentStatusMessage());
  }

  /// How far a run is, without how long it will take.
  private Mono<VideoProgress> reached(Video video, RunLook look) {
    return look.stages().map(stages -> progress(video, look.run(), Pace.unknown(stages)));
  }
}
