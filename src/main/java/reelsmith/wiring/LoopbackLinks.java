package reelsmith.wiring;

import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reelsmith.asset.PublicAddress;

/// Serves signed links to files, and nothing else, on a free port of this machine, for a process
/// that has no web server. The links end with the process.
final class LoopbackLinks implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(LoopbackLinks.class);
  private static final String LOOPBACK = "127.0.0.1";

  private final Supplier<RouterFunction<ServerResponse>> files;
  private final Supplier<List<WebExceptionHandler>> errors;
  private final PublicAddress address;
  private final Disposable.Swap opening = Disposables.swap();
  private final Disposable.Swap server = Disposables.swap();
  private volatile boolean running;

  /// @param files the route of signed links, asked for in the background
  /// @param errors how failures are answered, asked for in the background
  LoopbackLinks(
      Supplier<RouterFunction<ServerResponse>> files,
      Supplier<List<WebExceptionHandler>> errors,
      PublicAddress address) {
    this.files = files;
    this.errors = errors;
    this.address = address;
  }

  /// Opens the port in the background. When that fails, answers have paths of files and no links.
  @Override
  public void start() {
    running = true;
    opening.update(
        Mono.fromCallable(this::handler)
            .flatMap(LoopbackLinks::opened)
            .subscribeOn(Schedulers.boundedElastic())
            .subscribe(
                open -> {
                  if (server.update(open)) {
                    address.filesServedAt(
                        URI.create("http://%s:%d".formatted(LOOPBACK, open.port())));
                  }
                },
                error -> LOG.warn("No port for links; answers have paths only", error)));
  }

  private HttpHandler handler() {
    return WebHttpHandlerBuilder.webHandler(RouterFunctions.toWebHandler(files.get()))
        .exceptionHandlers(all -> all.addAll(0, errors.get()))
        .build();
  }

  private static Mono<? extends DisposableServer> opened(HttpHandler handler) {
    return HttpServer.create()
        .host(LOOPBACK)
        .port(0)
        .handle(new ReactorHttpHandlerAdapter(handler))
        .bind();
  }

  @Override
  public void stop() {
    running = false;
    address.filesServedAt(null);
    opening.dispose();
    server.dispose();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
