package reelsmith.api.file;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ResourceHttpMessageWriter;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.asset.Artifact;
import reelsmith.asset.Artifacts;
import reelsmith.asset.FileOnDemand;
import reelsmith.asset.SignedLinks;
import reelsmith.operation.OperationFailure;

/// Downloads by signed link: `GET /files/{id}/{name}?expires=…&signature=…`, whole or in ranges.
@Configuration(proxyBeanMethods = false)
class FileRoutes {

  private static final Logger LOG = LoggerFactory.getLogger(FileRoutes.class);

  /// A browser may keep what it has, but not longer than a link is likely to live.
  private static final Duration KEPT_BY_BROWSERS = Duration.ofHours(1);

  /// What browsers may show in place; they would run anything else that looks like a page.
  private static final Set<String> SHOWN_IN_PLACE =
      Set.of("audio", "video", "image/gif", "image/jpeg", "image/png", "image/webp");

  private static final List<HttpMethod> METHODS = List.of(HttpMethod.GET, HttpMethod.HEAD);

  @Bean
  RouterFunction<ServerResponse> files(
      SignedLinks links, Artifacts artifacts, ObjectProvider<FileOnDemand> onDemand) {
    var downloads = new Downloads(links, artifacts, onDemand);
    return RouterFunctions.route(RequestPredicates.path("/files/{id}/{name}"), downloads::answered);
  }

  private record Downloads(
      SignedLinks links, Artifacts artifacts, ObjectProvider<FileOnDemand> onDemand) {

    Mono<ServerResponse> answered(ServerRequest request) {
      if (!METHODS.contains(request.method())) {
        return Mono.error(new MethodNotAllowedException(request.method(), METHODS));
      }
      UUID id = id(request.pathVariable("id"));
      String name = request.pathVariable("name");
      return switch (verdict(request, id, name)) {
        case TAMPERED -> Mono.error(forbidden("invalid_signature", "This link was changed"));
        case EXPIRED -> Mono.error(forbidden("link_expired", "This link is over"));
        case VALID ->
            artifacts
                .find(id)
                .filterWhen(this::isThere)
                .switchIfEmpty(Mono.defer(() -> made(id)))
                .switchIfEmpty(Mono.error(FileRoutes::notFound))
                .flatMap(artifact -> answer(request, artifact, name));
      };
    }

    private Mono<Artifact> made(UUID id) {
      return Flux.fromStream(onDemand::orderedStream).concatMap(files -> files.made(id)).next();
    }

    private SignedLinks.Verdict verdict(ServerRequest request, UUID id, String name) {
      return links.verify(
          id,
          name,
          request.queryParam("expires").orElse(null),
          request.queryParam("signature").orElse(null));
    }

    private Mono<Boolean> isThere(Artifact artifact) {
      return artifacts
          .isReadable(artifact)
          .doOnNext(
              there -> {
                if (!there) {
                  LOG.error("Artifact {} has lost its file {}", artifact.id(), artifact.path());
                }
              });
    }

    private Mono<ServerResponse> answer(ServerRequest request, Artifact artifact, String name) {
      String etag = "\"%s\"".formatted(artifact.sha256());
      Mono<ServerResponse> whole =
          ServerResponse.ok()
              .headers(headers -> describe(headers, artifact, name, etag))
              .build((exchange, context) -> stream(exchange, artifact, etag));
      return request.checkNotModified(etag).switchIfEmpty(whole);
    }

    private Mono<Void> stream(ServerWebExchange exchange, Artifact artifact, String etag) {
      ServerHttpRequest request = rangeOfThis(exchange.getRequest(), etag);
      String asked = request.getHeaders().getFirst(HttpHeaders.RANGE);
      if (asked != null) {
        Optional<WantedRange> wanted = WantedRange.of(asked, artifact.bytes());
        if (wanted.isEmpty()) {
          return refuseRange(exchange.getResponse(), artifact.bytes());
        }
        request = request.mutate().headers(wanted.get()::replaceIn).build();
      }
      Resource file = new FileSystemResource(artifacts.locate(artifact));
      return new ResourceHttpMessageWriter()
          .write(
              Mono.just(file),
              ResolvableType.forClass(Resource.class),
              ResolvableType.forClass(Resource.class),
              MediaType.parseMediaType(artifact.mediaType()),
              request,
              exchange.getResponse(),
              Map.of());
    }
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw notFound();
    }
  }

  private static OperationFailure notFound() {
    return OperationFailure.notFound("file here");
  }

  private static OperationFailure forbidden(String code, String what) {
    return new OperationFailure(
        OperationFailure.Kind.FORBIDDEN,
        code,
        what + ". Ask for the video again: its answer holds a fresh link.");
  }

  private static void describe(HttpHeaders headers, Artifact artifact, String name, String etag) {
    MediaType type = MediaType.parseMediaType(artifact.mediaType());
    boolean shown =
        SHOWN_IN_PLACE.contains(type.getType())
            || SHOWN_IN_PLACE.contains("%s/%s".formatted(type.getType(), type.getSubtype()));
    headers.setContentType(type);
    headers.setETag(etag);
    headers.setCacheControl(CacheControl.maxAge(KEPT_BY_BROWSERS).cachePrivate());
    headers.setContentDisposition(
        (shown ? ContentDisposition.inline() : ContentDisposition.attachment())
            .filename(name, StandardCharsets.UTF_8)
            .build());
    headers.set("X-Content-Type-Options", "nosniff");
  }

  private static Mono<Void> refuseRange(ServerHttpResponse response, long bytes) {
    response.setStatusCode(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE);
    response.getHeaders().set(HttpHeaders.CONTENT_RANGE, "bytes */%d".formatted(bytes));
    response.getHeaders().setContentLength(0);
    return response.setComplete();
  }

  /// A client that goes on with a download names the file it began (`If-Range`). When that was
  /// another one, it must get this one whole.
  private static ServerHttpRequest rangeOfThis(ServerHttpRequest request, String etag) {
    List<String> began = request.getHeaders().getOrEmpty(HttpHeaders.IF_RANGE);
    return began.isEmpty() || began.contains(etag)
        ? request
        : request.mutate().headers(headers -> headers.remove(HttpHeaders.RANGE)).build();
  }
}
