package reelsmith.operation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// On a clock that is moved by hand; takes no time.
class OftenRepeatedTests {

  private final AtomicLong nanoTime = new AtomicLong(-5);
  private final ListAppender<ILoggingEvent> written = new ListAppender<>();
  private final OftenRepeated repeated = new OftenRepeated(logger(), nanoTime::get);

  @Test
  void an_outage_is_told_at_once_and_then_once_for_many() {
    for (int i = 0; i < 500; i++) {
      repeated.warn("No database");
    }
    nanoTime.addAndGet(OftenRepeated.QUIET.toNanos());
    repeated.warn("No database");

    assertThat(warnings())
        .containsExactly(
            "No database; so many since the last warning: 1",
            "No database; so many since the last warning: 500");
  }

  private List<String> warnings() {
    return written.list.stream()
        .filter(event -> event.getLevel() == Level.WARN)
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  private Logger logger() {
    Logger logger = new LoggerContext().getLogger("test");
    written.start();
    logger.addAppender(written);
    return logger;
  }
}
