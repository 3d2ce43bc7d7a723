package reelsmith.stage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/// Lends files that are gone when the work on them is over, whether it was finished, failed or was
/// stopped. Whoever wants to keep such a file moves it away.
@Component
class UnfinishedFiles {

  private final WorkFolder folder;
  private final Scheduler files;

  UnfinishedFiles(WorkFolder folder, StageScheduler files) {
    this.folder = folder;
    this.files = files.scheduler();
  }

  /// The work on a new file of that name; nothing is created.
  <T> Mono<T> with(WorkFolder.StageFile name, Function<Path, Mono<T>> work) {
    return with(folder.unfinished(name), work);
  }

  <T> Mono<T> with(Path file, Function<Path, Mono<T>> work) {
    return Mono.usingWhen(Mono.just(file), work, this::deleted);
  }

  private Mono<Boolean> deleted(Path file) {
    return Mono.fromCallable(() -> Files.deleteIfExists(file)).subscribeOn(files);
  }
}
