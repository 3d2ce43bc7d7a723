package reelsmith.pipeline;

import java.time.Clock;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.event.EventBus;
import reelsmith.event.Outbox;
import reelsmith.event.StudioEvent;
import reelsmith.event.TemplateVersion;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Tells what happens to runs: facts through the outbox, progress straight on the bus.
@Component
class RunEvents {

  private final Outbox outbox;
  private final EventBus bus;
  private final Clock clock;
  private final JsonMapper json;

  RunEvents(Outbox outbox, EventBus bus, Clock clock, JsonMapper json) {
    this.outbox = outbox;
    this.bus = bus;
    this.clock = clock;
    this.json = json;
  }

  Mono<Void> queued(Run run) {
    return outbox.add(event(run, "queued"));
  }

  Mono<Void> started(Run run) {
    return outbox.add(event(run, "started"));
  }

  Mono<Void> ended(Run run) {
    return outbox.add(event(run, run.state().wireName()));
  }

  Mono<Void> progressed(Claim claim, StageProgress progress) {
    ObjectNode data = json.createObjectNode();
    data.put("stage", claim.stage());
    data.put("done_items", progress.doneItems());
    data.put("total_items", progress.totalItems());
    return bus.publish(
        new StudioEvent(
            TemplateVersion.named(claim.template(), StudioEvent.PROGRESS),
            claim.accountId(),
            claim.subject(),
            claim.runId(),
            clock.instant(),
            data));
  }

  private StudioEvent event(Run run, String what) {
    return new StudioEvent(
        TemplateVersion.named(run.template(), what),
        run.accountId(),
        run.subject(),
        run.id(),
        clock.instant(),
        json.valueToTree(run));
  }
}
