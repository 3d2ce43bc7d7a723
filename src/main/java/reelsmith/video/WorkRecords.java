package reelsmith.video;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.operation.WireFormat;
import reelsmith.pipeline.RecordedItems;
import reelsmith.pipeline.Run;
import reelsmith.template.Production;
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
  Mono<BillableWork> finishedBy(Run run, Production production) {
    return recorded(run.subject())
        .map(records -> records.finished(production, maker -> maker.equals(run.id())));
  }

  /// What is left to do of a production.
  Mono<BillableWork> left(VideoId video, Production production) {
    return recorded(video.value()).map(records -> records.left(production));
  }

  private record Records(
      Optional<Storyboard> storyboard, List<RecordedItems.Item> items, Optional<UUID> timedBy) {

    BillableWork finished(Production production, Predicate<UUID> maker) {
      return BillableWork.finished(
          production,
          storyboard.orElse(null),
          items.stream().filter(item -> maker.test(item.runId())).toList(),
          timedBy.filter(maker).isPresent());
    }

    BillableWork left(Production production) {
      return BillableWork.of(production, storyboard.orElse(null))
          .minus(finished(production, maker -> true));
    }
  }

  private Mono<Records> recorded(long subject) {
    return Mono.zip(storyboard(subject), items.of(subject).collectList(), timedBy(subject))
        .map(found -> new Records(found.getT1(), found.getT2(), found.getT3()));
  }

  private Mono<Optional<Storyboard>> storyboard(long subject) {
    return items
        .results(subject, StageNames.SCRIPT)
        .next()
        .map(item -> WireFormat.mapper().treeToValue(item.result(), Storyboard.class))
        .singleOptional();
  }

  /// Voices that tell word times themselves leave nothing to record, so the stage itself counts.
  private Mono<Optional<UUID>> timedBy(long subject) {
    return items.firstToFinish(subject, StageNames.TIMING).singleOptional();
  }
}
