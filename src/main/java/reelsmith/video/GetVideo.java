package reelsmith.video;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.operation.Call;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Route;
import reelsmith.operation.Toolset;

/// Tells everything about a video: how far it is, its slides, its film.
///
/// Codes: `not_found`.
@Component
class GetVideo implements Operation<GetVideo.Input, VideoView> {

  static final OperationSpec<Input, VideoView> SPEC =
      OperationSpec.reading(
          "get_video",
          "Get a video",
          "Tells everything about a video: how far it is, its slides with their texts and pictures,"
              + " and the film's temporary download link. To wait for the end, wait_for_video is"
              + " cheaper. Free of charge.",
          Toolset.STORY,
          Route.get("/api/v1/{video_type}/videos/{video_id}"),
          Input.class,
          VideoView.class);

  private final VideoSnapshots snapshots;
  private final VideoViews views;

  GetVideo(VideoSnapshots snapshots, VideoViews views) {
    this.snapshots = snapshots;
    this.views = views;
  }

  record Input(
      @JsonPropertyDescription("The video's id.") long videoId,
      @JsonPropertyDescription("The kind of video; may be left out.")
          @Nullable TemplateName videoType) {}

  @Override
  public OperationSpec<Input, VideoView> spec() {
    return SPEC;
  }

  @Override
  public Mono<VideoView> run(Call<Input> call) {
    Input input = call.input();
    return snapshots
        .of(call.caller().account(), input.videoId(), TemplateName.wireName(input.videoType()))
        .flatMap(snapshot -> views.of(snapshot, call.caller()));
  }
}
