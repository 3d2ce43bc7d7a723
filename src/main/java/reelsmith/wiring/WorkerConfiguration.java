package reelsmith.wiring;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reelsmith.launcher.Worker;
import reelsmith.pipeline.Workers;

/// Tells the launcher when a worker has nothing left to do.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "reelsmith.mode", havingValue = "worker")
class WorkerConfiguration {

  @Bean
  Worker worker(Workers workers) {
    return new PatientWorker(workers::nothingToDo);
  }
}
