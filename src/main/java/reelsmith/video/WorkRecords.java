package reelsmith.video;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.credits.Workload;
import reelsmith.operation.WireFormat;
import reelsmith.pipeline.FinishedItem;
import reelsmith.pipeline.RecordedItems;
import reelsmith.pipeline.Run;
import reelsmith.template.ItemKeys;
import reelsmith.template.Production;
import reelsmith.template.SlideSound;
import reelsmith.template.StageNames;
import reelsmith.template.Storyboard;

/// What is recorded of the work on a video, counted for the bill.
@Component
class WorkRecords {

  private final RecordedItems items;

  WorkRecords(RecordedItems items) {
    this.items = items;
  }

  /// What one run finished. What earlier runs made, and it found, isn't its own.
  Mono<Workload> finishedBy(Run run, Production production) {
    return recorded(run.subject())
        .map(records -> records.finished(production, item -> item.runId().equals(run.id())));
  }

  /// What is left to do of a production.
  Mono<Workload> left(VideoId video, Production production) {
    return recorded(video.value()).map(records -> records.left(production));
  }

  /// @param told keys of the slides whose narrator told when each word is heard
  private record Records(
      Optional<Storyboard> storyboard, List<RecordedItems.Item> items, Set<String> told) {

    Workload finished(Production production, Predicate<RecordedItems.Item> counts) {
      return BillableWork.finished(
          production, storyboard.orElse(null), told, items, items.stream().filter(counts).toList());
    }

    Workload left(Production production) {
      return BillableWork.of(production, storyboard.orElse(null), told)
          .minus(finished(production, item -> true));
    }
  }

  private Mono<Records> recorded(long subject) {
    return Mono.zip(
            items
                .results(subject, StageNames.SCRIPT)
                .filter(item -> item.key().equals(ItemKeys.STORYBOARD))
                .next()
                .map(item -> WireFormat.mapper().treeToValue(item.result(), Storyboard.class))
                .singleOptional(),
            items.of(subject).collectList(),
            told(subject))
        .map(read -> new Records(read.getT1(), read.getT2(), read.getT3()));
  }

  private Mono<Set<String>> told(long subject) {
    return items
        .results(subject, StageNames.NARRATION)
        .filter(
            item ->
                !WireFormat.mapper().treeToValue(item.result(), SlideSound.class).words().isEmpty())
        .map(FinishedItem::key)
        .collect(Collectors.toSet());
  }
}
