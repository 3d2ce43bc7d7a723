package reelsmith.stage;

import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.DisposableBean;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reelsmith.render.FfmpegBinaries;
import reelsmith.render.RenderSettings;
import reelsmith.render.Renderer;

/// Has the one renderer of this process. Looking for an FFmpeg takes a while and most processes
/// never need it, so it is looked for when it is first asked for.
public final class RendererSource implements DisposableBean {

  private final Scheduler search = Schedulers.newBoundedElastic(1, 100, "ffmpeg-search", 60, true);
  private final Mono<Renderer> renderer;
  private final Mono<?> lookedAt;
  private final AtomicBoolean doubted = new AtomicBoolean();
  private volatile AutoCloseable open = () -> {};

  public RendererSource(FfmpegBinaries binaries, RenderSettings settings) {
    this.lookedAt = Mono.fromCallable(binaries::find).subscribeOn(search);
    this.renderer =
        Mono.fromCallable(() -> new Renderer(binaries.find(), settings))
            .subscribeOn(search)
            .doOnNext(made -> open = made)
            // A disk that was full when FFmpeg was to be unpacked may have room at the next film.
            .cacheInvalidateIf(made -> false);
  }

  /// Signals [reelsmith.render.RenderFailure] `ffmpeg_missing` when no FFmpeg runs here.
  Mono<Renderer> renderer() {
    return Mono.defer(() -> doubted.getAndSet(false) ? lookedAt.then(renderer) : renderer);
  }

  /// Its FFmpeg may be damaged. It is looked at, and repaired, before the renderer is given away
  /// again.
  void doubt() {
    doubted.set(true);
  }

  @Override
  public void destroy() throws Exception {
    search.dispose();
    open.close();
  }
}
