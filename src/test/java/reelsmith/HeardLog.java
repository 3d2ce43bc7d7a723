package reelsmith;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/// What a class writes to the log while this is open, down to the level DEBUG.
public final class HeardLog implements AutoCloseable {

  private final ListAppender<ILoggingEvent> written = new ListAppender<>();
  private final Logger logger;
  private final Level usual;

  private HeardLog(Logger logger) {
    this.logger = logger;
    this.usual = logger.getLevel();
    written.start();
    logger.setLevel(Level.DEBUG);
    logger.addAppender(written);
  }

  public static HeardLog of(Class<?> writer) {
    return new HeardLog((Logger) LoggerFactory.getLogger(writer));
  }

  public List<ILoggingEvent> events() {
    return List.copyOf(written.list);
  }

  @Override
  public void close() {
    logger.detachAppender(written);
    logger.setLevel(usual);
  }
}
