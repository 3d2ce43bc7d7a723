package reelsmith.video;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.credits.Estimate;
import reelsmith.operation.Call;
import reelsmith.operation.Caller;
import reelsmith.operation.Effect;
import reelsmith.operation.IdempotencyRule;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Route;
import reelsmith.operation.Toolset;
import reelsmith.operation.Warning;
import reelsmith.pipeline.Run;
import reelsmith.provider.ScriptWriter;
import reelsmith.template.StoryBrief;
import reelsmith.template.StoryTemplate;

/// Starts a story video and answers at once; the work goes on by itself.
///
/// Codes: `validation_failed`, `not_available_yet`, `language_not_supported`,
/// `target_length_unreachable`, `idempotency_required`, `idempotency_key_reused`,
/// `membership_template_required`, `insufficient_credits`, `budget_exceeded`,
/// `service_unavailable`.
@Component
class CreateStoryVideo implements Operation<StoryBrief, CreateStoryVideo.Answer> {

  static final OperationSpec<StoryBrief, Answer> SPEC =
      new OperationSpec<>(
          "create_story_video",
          "Create a story video",
          "Starts a short vertical story video: script, drawn slides, voices, captions, music and the"
              + " finished film. Spends credits: show the user the total of estimate_cost and get"
              + " their yes first. Answers at once with a video_id; follow it with wait_for_video."
              + " Reuse the same idempotency_key when you retry.",
          Toolset.STORY,
          Effect.SPENDS,
          IdempotencyRule.REQUIRED,
          Route.postAccepted("/api/v1/story/videos"),
          List.of(
              "/script/reuse_characters_from_video_id",
              "/script/reuse_story_mode",
              "/script/reference_images",
              "/script/reference_instruction",
              "/script/outro",
              "/webhook"),
          StoryBrief.class,
          Answer.class);

  private final Quotes quotes;
  private final Videos videos;
  private final Spending spending;
  private final ScriptWriter writer;

  CreateStoryVideo(Quotes quotes, Videos videos, Spending spending, ScriptWriter writer) {
    this.writer = writer;
    this.quotes = quotes;
    this.videos = videos;
    this.spending = spending;
  }

  record Answer(
      long videoId,
      UUID pipelineRunId,
      long runId,
      String status,
      @JsonPropertyDescription("Ask here how far it is, every 5 to 15 seconds.") String pollUrl,
      Webhook webhook,
      @JsonPropertyDescription("What it costs at most.") Estimate estimate,
      List<Warning> warnings) {}

  record Webhook(boolean enabled, @Nullable String url, List<String> events) {}

  private record Started(VideoId video, Run run, Quotes.Quote quote) {}

  @Override
  public OperationSpec<StoryBrief, Answer> spec() {
    return SPEC;
  }

  @Override
  public Mono<Answer> run(Call<StoryBrief> call) {
    Caller caller = call.caller();
    return quotes
        .quote(call.input())
        .delayUntil(quote -> spending.requireNoObstacle(caller, quote.purchase()))
        .flatMap(quote -> started(caller, quote))
        .map(this::answer);
  }

  private Mono<Started> started(Caller caller, Quotes.Quote quote) {
    return videos
        .add(caller.account(), StoryTemplate.NAME, quote.brief().name(), quote.production())
        .flatMap(video -> withRun(caller, video, quote));
  }

  private Mono<Started> withRun(Caller caller, VideoId video, Quotes.Quote quote) {
    return spending
        .start(caller, video, quote.production(), quote.purchase())
        .map(run -> new Started(video, run, quote));
  }

  private Answer answer(Started started) {
    return new Answer(
        started.video().value(),
        started.run().id(),
        started.run().number(),
        started.run().state().wireName(),
        VideoLinks.poll(StoryTemplate.NAME, started.video()),
        new Webhook(false, null, List.of()),
        started.quote().purchase().estimate(),
        warnings(started.quote()));
  }

  private List<Warning> warnings(Quotes.Quote quote) {
    List<Warning> warnings = new ArrayList<>(quote.warnings());
    if (ScriptWarning.appliesTo(quote.production(), writer)) {
      warnings.add(ScriptWarning.OFFLINE_SCRIPT);
    }
    return warnings;
  }
}
