package reelsmith.video;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.operation.WireFormat;
import reelsmith.pipeline.Run;
import reelsmith.pipeline.Runs;
import reelsmith.template.Production;
import reelsmith.template.StageNames;
import reelsmith.template.Storyboard;

/// What is recorded of the work on a video, counted for the bill.
@Component
class WorkRecords {

  private final Runs runs;

  WorkRecords(Runs runs) {
    this.runs = runs;
  }

  /// What one run finished. What earlier runs made, and it found, isn't its own.
  Mono<BillableWork> finishedBy(Run run, Production production) {
    return recorded(run.subject())
        .map(records -> records.finished(production, item -> item.runId().equals(run.id())));
  }

  /// What is left to do of a production.
  Mono<BillableWork> left(VideoId video, Production production) {
    return recorded(video.value()).map(records -> records.left(production));
  }

  private record Records(Optional<Storyboard> storyboard, List<Runs.RecordedItem> items) {

    BillableWork finished(Production production, Predicate<Runs.RecordedItem> counts) {
      return BillableWork.finished(
          production, storyboard.orElse(null), items, items.stream().filter(counts).toList());
    }

    BillableWork left(Production production) {
      return BillableWork.of(production, storyboard.orElse(null))
          .minus(finished(production, item -> true));
    }
  }

  private Mono<Records> recorded(long subject) {
    return Mono.zip(
        runs.itemResults(subject, StageNames.SCRIPT)
            .next()
            .map(item -> WireFormat.mapper().treeToValue(item.result(), Storyboard.class))
            .singleOptional(),
        runs.recordedItems(subject).collectList(),
        Records::new);
  }
}
