package reelsmith.api.mcp;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// Tells clients without a key how this server wants to be called, as [RFC
/// 9728](https://www.rfc-editor.org/rfc/rfc9728) describes it.
final class ProtectedResource {

  private static final String METADATA = "/.well-known/oauth-protected-resource";

  private final @Nullable String publicUrl;

  ProtectedResource(McpSettings settings) {
    this.publicUrl = settings.publicUrl();
  }

  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .GET(METADATA, this::metadata)
        .GET(METADATA + "/mcp", this::metadata)
        .build();
  }

  /// The value of `WWW-Authenticate` that leads to the metadata.
  String challenge(ServerRequest request) {
    return "Bearer resource_metadata=\"%s%s/mcp\"".formatted(base(request), METADATA);
  }

  private Mono<ServerResponse> metadata(ServerRequest request) {
    return HttpReplies.json(
        Map.of(
            "resource",
            base(request) + "/mcp",
            "resource_name",
            "Reelsmith",
            "bearer_methods_supported",
            List.of("header")));
  }

  private String base(ServerRequest request) {
    if (publicUrl != null) {
      return publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
    }
    URI called = request.uri();
    return "%s://%s".formatted(called.getScheme(), called.getRawAuthority());
  }
}
