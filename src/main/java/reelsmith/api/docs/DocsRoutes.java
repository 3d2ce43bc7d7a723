package reelsmith.api.docs;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reelsmith.api.DoorSettings;
import reelsmith.asset.AddressSettings;
import reelsmith.operation.OperationCatalog;
import reelsmith.operation.ToolFiles;
import reelsmith.operation.WireFormat;

/// `/openapi.json` for programs, `/docs` for readers; `/` leads there.
@Configuration(proxyBeanMethods = false)
class DocsRoutes {

  private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

  /// The page needs nothing but its own style.
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

  @Bean
  RouterFunction<ServerResponse> documentation(
      OperationCatalog catalog, ToolFiles files, DoorSettings settings, AddressSettings address) {
    List<RestView> operations =
        catalog.all().stream()
            .map(operation -> RestView.of(operation.spec(), files.of(operation.spec().name())))
            .toList();
    byte[] openApi =
        WireFormat.mapper()
            .writeValueAsBytes(new OpenApiDocument(settings, address).of(operations));
    var page = new DocsPage(settings, operations);
    return RouterFunctions.route()
        .GET(
            "/",
            request ->
                ServerResponse.status(HttpStatus.FOUND).location(URI.create("/docs")).build())
        .GET("/docs", request -> docs(page.html(base(address, request))))
        .GET("/openapi.json", request -> openApi(openApi))
        .build();
  }

  private static Mono<ServerResponse> docs(String html) {
    return ServerResponse.ok()
        .contentType(HTML)
        .cacheControl(CacheControl.noCache())
        .header("Content-Security-Policy", POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .bodyValue(html);
  }

  private static Mono<ServerResponse> openApi(byte[] document) {
    return ServerResponse.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noCache())
        .bodyValue(document);
  }

  private static String base(AddressSettings address, ServerRequest request) {
    URI base = Objects.requireNonNullElseGet(address.publicUrl(), () -> called(request.uri()));
    return base.toString();
  }

  private static URI called(URI page) {
    return URI.create("%s://%s".formatted(page.getScheme(), page.getRawAuthority()));
  }
}
