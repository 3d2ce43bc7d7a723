package reelsmith.stage;

import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.pipeline.StageFailure;
import reelsmith.pipeline.StageWork;
import reelsmith.render.FilmBrief;
import reelsmith.render.RenderFailure;
import reelsmith.template.Drawing;
import reelsmith.template.Soundtrack;

/// Plans the films that stages work on; all of them plan the same film.
///
/// Signals a [reelsmith.render.RenderFailure] when a file of the film is not what it should be.
@Component
class FilmPlans {

  private final RendererSource renderers;
  private final FilmBriefs briefs;

  FilmPlans(RendererSource renderers, FilmBriefs briefs) {
    this.renderers = renderers;
    this.briefs = briefs;
  }

  /// The film of a run whose slides are all drawn.
  Mono<PlannedFilm> of(StageWork work, Soundtrack soundtrack) {
    return planned(briefs.of(work, soundtrack));
  }

  /// The film of a run as far as it is drawn, see [FilmBriefs#soFar].
  Mono<PlannedFilm> soFar(StageWork work, List<Drawing> drawn) {
    return planned(briefs.soFar(work, drawn));
  }

  /// What a stage says of a failure of the renderer. Its FFmpeg is looked at before the next film.
  StageFailure failure(RenderFailure failure) {
    renderers.doubt();
    return Failures.rendering(failure);
  }

  private Mono<PlannedFilm> planned(Mono<FilmBrief> told) {
    return renderers
        .renderer()
        .flatMap(
            renderer -> told.flatMap(renderer::plan).map(plan -> new PlannedFilm(renderer, plan)));
  }
}
