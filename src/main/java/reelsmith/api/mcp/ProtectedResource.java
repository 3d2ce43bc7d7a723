package reelsmith.api.mcp;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reelsmith.asset.AddressSettings;

/// Tells clients without a key how this server wants to be called, as [RFC
/// 9728](https://www.rfc-editor.org/rfc/rfc9728) describes it.
final class ProtectedResource {

  private static final String METADATA = "/.well-known/oauth-protected-resource";

  private final @Nullable URI publicUrl;

  ProtectedResource(AddressSettings address) {
    this.publicUrl = address.publicUrl();
  }

  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .GET(METADATA, this::metadata)
        .GET(METADATA + "/mcp", this::metadata)
        .build();
  }

  /// The value of `WWW-Authenticate` that leads to the metadata, and says whether a token was
  /// refused or none was sent.
  String challenge(ServerRequest request) {
    boolean sent = request.headers().firstHeader(HttpHeaders.AUTHORIZATION) != null;
    return "Bearer %sresource_metadata=\"%s%s/mcp\""
        .formatted(sent ? "error=\"invalid_token\", " : "", base(request), METADATA);
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
      return publicUrl.toString();
    }
    URI called = request.uri();
    return "%s://%s".formatted(called.getScheme(), called.getRawAuthority());
  }
}
