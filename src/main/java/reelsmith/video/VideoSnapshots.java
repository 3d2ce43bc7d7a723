package reelsmith.video;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.operation.AccountId;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.WireFormat;
import reelsmith.pipeline.PaidCalls;
import reelsmith.pipeline.RecordedItems;
import reelsmith.pipeline.Run;
import reelsmith.pipeline.Runs;
import reelsmith.pipeline.StageView;
import reelsmith.template.Drawing;
import reelsmith.template.FilmFiles;
import reelsmith.template.ItemKeys;
import reelsmith.template.PublishingCopy;
import reelsmith.template.SlideSound;
import reelsmith.template.StageNames;
import reelsmith.template.Storyboard;
import reelsmith.video.VideoSnapshot.Pace;
import reelsmith.video.VideoSnapshot.Results;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads how videos stand.
@Component
class VideoSnapshots {

  private final Videos videos;
  private final Runs runs;
  private final RecordedItems items;
  private final PaidCalls calls;
  private final JsonMapper json = WireFormat.mapper();

  VideoSnapshots(Videos videos, Runs runs, RecordedItems items, PaidCalls calls) {
    this.videos = videos;
    this.runs = runs;
    this.items = items;
    this.calls = calls;
  }

  /// Signals `not_found` when the account has no such video.
  Mono<VideoSnapshot> of(AccountId account, long id, @Nullable String template) {
    return videos.find(account, id, template).flatMap(this::of);
  }

  Mono<VideoSnapshot> of(Video video) {
    return latestRun(video).flatMap(run -> read(video, run));
  }

  /// How the latest run stands, at the price of one query. Signals `not_found` when there is none.
  Mono<RunLook> look(Video video) {
    return latestRun(video)
        .map(
            run ->
                new RunLook(
                    run,
                    runs.stagesOf(run.id()).collectList().cache(),
                    film(video).singleOptional().cache()));
  }

  private Mono<Run> latestRun(Video video) {
    return runs.latestOf(video.id().value())
        .switchIfEmpty(Mono.error(() -> OperationFailure.notFound(video.described())));
  }

  /// The newest film of a video; empty while there is none.
  private Mono<FilmFiles> film(Video video) {
    return runs.latestResult(video.id().value(), StageNames.FILM)
        .map(result -> json.treeToValue(result, FilmFiles.class));
  }

  private Mono<VideoSnapshot> read(Video video, Run run) {
    return Mono.zip(pace(run), results(run.subject()), calls.anyInDoubt(run.subject()))
        .map(read -> new VideoSnapshot(video, run, read.getT1(), read.getT2(), read.getT3()));
  }

  /// How far a run is and how fast it goes.
  Mono<Pace> pace(Run run) {
    Mono<List<StageView>> stages = runs.stagesOf(run.id()).collectList();
    Mono<List<Runs.ItemTiming>> timings = runs.itemTimings(run.subject()).collectList();
    return Mono.zip(stages, timings)
        .flatMap(
            read ->
                averages(read.getT1())
                    .map(averages -> new Pace(read.getT1(), read.getT2(), averages)));
  }

  private Mono<Results> results(long subject) {
    return Mono.zip(
            latest(subject, StageNames.SCRIPT, Storyboard.class),
            latest(subject, StageNames.CHARACTER_SHEET, Drawing.class),
            items(subject, StageNames.SLIDES, Drawing.class, Drawing::index),
            items(subject, StageNames.NARRATION, SlideSound.class, SlideSound::index),
            latest(subject, StageNames.METADATA, PublishingCopy.class),
            latest(subject, StageNames.FILM, FilmFiles.class))
        .map(
            read ->
                new Results(
                    read.getT1().orElse(null),
                    read.getT2().orElse(null),
                    read.getT3(),
                    read.getT4(),
                    read.getT5().orElse(null),
                    read.getT6().orElse(null)));
  }

  private <T> Mono<Optional<T>> latest(long subject, String stage, Class<T> type) {
    return runs.latestResult(subject, stage)
        .map(result -> Optional.ofNullable(json.treeToValue(result, type)))
        .defaultIfEmpty(Optional.empty());
  }

  private <T> Mono<Map<Integer, T>> items(
      long subject, String stage, Class<T> type, Function<T, Integer> index) {
    return items
        .results(subject, stage)
        .filter(item -> ItemKeys.slideOf(item.key()).isPresent())
        .map(item -> read(item.result(), type))
        .collectMap(index);
  }

  private <T> T read(JsonNode result, Class<T> type) {
    return json.treeToValue(result, type);
  }

  private Mono<Map<String, Double>> averages(List<StageView> stages) {
    return runs.averageItemSeconds(stages.stream().map(StageView::name).toList());
  }
}
