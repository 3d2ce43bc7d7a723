package reelsmith.wiring;

import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;
import reelsmith.launcher.Worker;
import reelsmith.pipeline.Workers;

/// Tells the launcher when a worker has nothing left to do.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "reelsmith.mode", havingValue = "worker")
class WorkerConfiguration {

  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  /// A client that just saw its film finished often asks for the next one.
  private static final int IDLE_LOOKS = 10;

  @Bean
  Worker worker(Workers workers) {
    return () ->
        Flux.interval(LOOK_EVERY)
            .onBackpressureDrop()
            .concatMap(tick -> workers.nothingToDo(), 1)
            .scan(0, (looks, idle) -> idle ? looks + 1 : 0)
            .takeUntil(looks -> looks >= IDLE_LOOKS)
            .then();
  }
}
