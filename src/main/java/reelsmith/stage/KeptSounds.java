package reelsmith.stage;

import java.nio.file.Path;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reelsmith.asset.Artifact;
import reelsmith.asset.Artifacts;
import reelsmith.operation.AccountId;
import reelsmith.pipeline.StageWork;
import reelsmith.provider.Pcm;
import reelsmith.provider.PcmFile;

/// Keeps what was heard as WAV files.
@Component
class KeptSounds {

  private final Artifacts artifacts;
  private final UnfinishedFiles unfinished;
  private final Scheduler files;

  KeptSounds(Artifacts artifacts, UnfinishedFiles unfinished, StageScheduler files) {
    this.artifacts = artifacts;
    this.unfinished = unfinished;
    this.files = files.scheduler();
  }

  /// @param name of the file while it is unfinished; one of its own within the run
  Mono<Artifact> keep(StageWork work, String name, Pcm sound) {
    return unfinished.with(
        new WorkFolder.StageFile(work.runId(), name),
        file ->
            written(sound, file)
                .flatMap(wav -> artifacts.keep(new AccountId(work.accountId()), wav, "audio/wav")));
  }

  private Mono<Path> written(Pcm sound, Path file) {
    return Mono.fromCallable(
            () -> {
              PcmFile.write(sound, file);
              return file;
            })
        .subscribeOn(files);
  }
}
