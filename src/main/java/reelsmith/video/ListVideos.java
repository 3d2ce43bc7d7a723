package reelsmith.video;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.operation.Call;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Page;
import reelsmith.operation.Route;
import reelsmith.operation.Toolset;
import reelsmith.pipeline.Run;
import reelsmith.pipeline.Runs;

/// Lists the caller's videos, the newest first.
@Component
class ListVideos implements Operation<ListVideos.Input, ListVideos.Answer> {

  static final OperationSpec<Input, Answer> SPEC =
      OperationSpec.reading(
          "list_videos",
          "List videos",
          "Lists the caller's videos, the newest first. Call it to find a video whose id is not at"
              + " hand. Free of charge.",
          Toolset.STORY,
          Route.get("/api/v1/videos"),
          Input.class,
          Answer.class);

  private static final int PAGE = 20;

  private final Videos videos;
  private final Runs runs;

  ListVideos(Videos videos, Runs runs) {
    this.videos = videos;
    this.runs = runs;
  }

  record Input(
      @JsonPropertyDescription("How many at most; default 20.") @Min(1) @Max(100)
          @Nullable Integer limit,
      @JsonPropertyDescription("next_cursor of the page before.") @Min(1) @Nullable Long cursor) {}

  record Answer(
      List<Entry> videos,
      @JsonPropertyDescription("Give this as cursor for the next page; null on the last.")
          @Nullable Long nextCursor) {}

  record Entry(
      long videoId,
      String template,
      String name,
      @JsonPropertyDescription("queued, running, completed, failed or aborted.") String status,
      Instant createdAt,
      String pollUrl) {}

  @Override
  public OperationSpec<Input, Answer> spec() {
    return SPEC;
  }

  @Override
  public Mono<Answer> run(Call<Input> call) {
    Input input = call.input();
    int limit = input.limit() == null ? PAGE : input.limit();
    long before = input.cursor() == null ? Long.MAX_VALUE : input.cursor();
    return videos
        .list(call.caller().account(), before, limit + 1)
        .collectList()
        .flatMap(found -> answer(Page.of(found, limit)));
  }

  private Mono<Answer> answer(Page<Video> page) {
    return Flux.fromIterable(page.entries())
        .concatMap(this::entry)
        .collectList()
        .map(entries -> new Answer(entries, page.nextCursor(video -> video.id().value())));
  }

  private Mono<Entry> entry(Video video) {
    return runs.latestOf(video.id().value()).map(run -> entry(video, run));
  }

  private static Entry entry(Video video, Run run) {
    return new Entry(
        video.id().value(),
        video.template(),
        video.name(),
        run.state().wireName(),
        video.createdAt(),
        VideoLinks.poll(video.template(), video.id()));
  }
}
