package reelsmith.video;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.operation.Call;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Page;
import reelsmith.operation.Route;
import reelsmith.operation.Toolset;
import reelsmith.pipeline.RunState;
import reelsmith.pipeline.Runs;
import reelsmith.video.Videos.Listed;

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

  private Mono<Answer> answer(Page<Listed> page) {
    return runs.latestStates(page.entries().stream().map(Listed::id).toList())
        .map(
            states ->
                new Answer(
                    page.entries().stream()
                        .flatMap(
                            video ->
                                Stream.ofNullable(states.get(video.id()))
                                    .map(state -> entry(video, state)))
                        .toList(),
                    page.nextCursor(Listed::id)));
  }

  private static Entry entry(Listed video, RunState state) {
    return new Entry(
        video.id(),
        video.template(),
        video.name(),
        state.wireName(),
        video.createdAt(),
        VideoLinks.poll(video.template(), new VideoId(video.id())));
  }
}
