package reelsmith.video;

import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import reelsmith.pipeline.Run;
import reelsmith.pipeline.StageView;
import reelsmith.template.FilmFiles;

/// How the run of a video stood when it was looked at, for any number of readers.
///
/// @param stages read when the first reader asks, once for all; a failure is theirs together
/// @param film the newest of the video, empty while there is none; read like the stages
record RunLook(Run run, Mono<List<StageView>> stages, Mono<Optional<FilmFiles>> film) {

  boolean isOver() {
    return run.state().isFinal();
  }
}
