package reelsmith.wiring;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import reelsmith.account.OwnerKey;

/// Makes the owner's key when a server starts for the first time.
@Component
@ConditionalOnProperty(name = "reelsmith.mode", havingValue = "serve", matchIfMissing = true)
class OwnerKeyAtStart {

  private static final Logger LOG = LoggerFactory.getLogger(OwnerKeyAtStart.class);

  private final OwnerKey key;

  OwnerKeyAtStart(OwnerKey key) {
    this.key = key;
  }

  @EventListener(ApplicationReadyEvent.class)
  void ready() {
    key.ensure(System.err)
        .subscribe(
            nothing -> {},
            error -> LOG.error("The owner's key could not be made; restart to try again", error));
  }
}
