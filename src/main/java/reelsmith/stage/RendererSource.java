package reelsmith.stage;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.DisposableBean;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reelsmith.render.FfmpegBinaries;
import reelsmith.render.FfmpegBuild;
import reelsmith.render.RenderSettings;
import reelsmith.render.Renderer;

/// Has the one renderer of this process. Looking for an FFmpeg takes a while and most processes
/// never need it, so it is looked for when it is first asked for.
public final class RendererSource implements DisposableBean {

  private final Scheduler search = Schedulers.newBoundedElastic(1, 100, "ffmpeg-search", 60, true);
  private final FfmpegBinaries binaries;
  private final RenderSettings settings;
  private final AtomicBoolean doubted = new AtomicBoolean();

  /// The last is the one in use; those before may still be working.
  private final List<Renderer> made = new CopyOnWriteArrayList<>();

  public RendererSource(FfmpegBinaries binaries, RenderSettings settings) {
    this.binaries = binaries;
    this.settings = settings;
  }

  /// Signals [reelsmith.render.RenderFailure] `ffmpeg_missing` when no FFmpeg runs here.
  Mono<Renderer> renderer() {
    return Mono.defer(
        () ->
            isKnown()
                ? Mono.just(made.getLast())
                : Mono.fromCallable(this::looked).subscribeOn(search));
  }

  private boolean isKnown() {
    return !made.isEmpty() && !doubted.get();
  }

  /// On one thread, so that who comes meanwhile gets what the first one found. A disk that was full
  /// when FFmpeg was to be unpacked may have room at the next film.
  private Renderer looked() {
    if (isKnown()) {
      return made.getLast();
    }
    // Before looking, so that a doubt which comes meanwhile counts.
    boolean doubt = doubted.getAndSet(false);
    try {
      FfmpegBuild build = binaries.find();
      if (made.isEmpty() || !made.getLast().build().equals(build)) {
        made.add(new Renderer(build, settings));
      }
      return made.getLast();
    } catch (RuntimeException missing) {
      doubted.compareAndSet(false, doubt);
      throw missing;
    }
  }

  /// Its FFmpeg may be damaged or another one. It is looked at, and repaired, before a renderer is
  /// given away again.
  void doubt() {
    doubted.set(true);
  }

  @Override
  public void destroy() {
    search.dispose();
    made.forEach(Renderer::close);
  }
}
