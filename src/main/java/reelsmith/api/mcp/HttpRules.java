package reelsmith.api.mcp;

import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;
import reelsmith.api.DoorSettings;
import reelsmith.api.HttpRefusal;
import reelsmith.api.LimitedBody;
import reelsmith.api.RequestTrace;
import reelsmith.api.rest.KeyAuthentication;
import reelsmith.asset.AddressSettings;
import reelsmith.operation.Door;
import reelsmith.operation.Identity;
import reelsmith.operation.OperationFailure;

/// What every HTTP request must fulfil before its message is looked at. Whatever does not is
/// signalled as an [RpcFailure].
final class HttpRules {

  /// Where the authentication of the HTTP doors leaves the caller's [Identity].
  static final String IDENTITY_ATTRIBUTE = KeyAuthentication.IDENTITY;

  static final String REVISION_HEADER = "MCP-Protocol-Version";

  private final McpSettings settings;
  private final Set<String> hosts = new HashSet<>(AddressSettings.THIS_MACHINE);
  private final Set<String> origins = new HashSet<>();

  HttpRules(McpSettings settings, DoorSettings doors, AddressSettings address) {
    this.settings = settings;
    settings.allowedHosts().forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
    doors.allowedOrigins().forEach(origin -> origins.add(withoutSlash(origin)));
    URI publicUrl = address.publicUrl();
    if (publicUrl != null) {
      hosts.add(publicUrl.getHost().toLowerCase(Locale.ROOT));
      origins.add("%s://%s".formatted(publicUrl.getScheme(), publicUrl.getRawAuthority()));
    }
  }

  /// Refuses pages of other sites (403) and names this server does not go by (421), which is how a
  /// page in a browser would reach a server on the same machine.
  ///
  /// @return who calls; nobody is answered 401
  Identity admit(ServerRequest request) {
    HttpHeaders headers = request.headers().asHttpHeaders();
    if (!isKnownHost(headers.getFirst(HttpHeaders.HOST))) {
      throw RpcFailure.invalidRequest(
          421, "This server does not go by the name in the Host header");
    }
    List<String> sent = headers.getOrEmpty(HttpHeaders.ORIGIN);
    if (!sent.stream().allMatch(this::isKnownOrigin)) {
      throw RpcFailure.invalidRequest(403, "Pages of this origin may not connect");
    }
    HttpRefusal.of(request.exchange()).ifPresent(HttpRules::refuse);
    return request
        .attribute(IDENTITY_ATTRIBUTE)
        .map(Identity.class::cast)
        .orElseThrow(HttpRules::missingKey);
  }

  private static RpcFailure missingKey() {
    return RpcFailure.invalidRequest(
        401, "Send an API key that is known here: Authorization: Bearer <key>");
  }

  private static void refuse(OperationFailure failure) {
    throw switch (failure.kind()) {
      case UNAUTHENTICATED -> missingKey();
      case TOO_MANY_REQUESTS -> RpcFailure.refusing(429, failure);
      default -> RpcFailure.refusing(503, failure);
    };
  }

  /// Refuses (406) a client that could not read the answer.
  void requireAccept(ServerRequest request, MediaType... needed) {
    try {
      List<MediaType> accepted = request.headers().accept();
      for (MediaType type : needed) {
        if (!accepted.isEmpty() && accepted.stream().noneMatch(range -> range.includes(type))) {
          throw RpcFailure.invalidRequest(406, "The Accept header must include " + type);
        }
      }
    } catch (InvalidMediaTypeException e) {
      throw RpcFailure.invalidRequest(406, "The Accept header cannot be read");
    }
  }

  /// Refuses (400) a revision that is not spoken here. Clients before 2025-06-18 send none.
  void requireKnownRevision(ServerRequest request) {
    String revision = request.headers().firstHeader(REVISION_HEADER);
    if (revision != null && !McpProtocol.revisions().contains(revision)) {
      throw RpcFailure.invalidRequest("Unsupported MCP-Protocol-Version: " + revision)
          .with(Map.of("supported", McpProtocol.revisions(), "requested", revision));
    }
  }

  /// The message in the body, which is JSON (else 415) and within the limit (else 413).
  Mono<JSONRPCMessage> message(ServerRequest request) {
    requireJson(request);
    return LimitedBody.of(request.exchange().getRequest())
        .onErrorMap(OperationFailure.class, tooLarge -> RpcFailure.refusing(413, tooLarge))
        .map(JsonRpc::read);
  }

  ClientContext context(ServerRequest request, Identity identity, Door door) {
    return new ClientContext(
        door,
        Mono.just(identity),
        ToolSelection.of(
            settings,
            request.headers().header(ToolSelection.TOOLSETS_HEADER),
            request.headers().header(ToolSelection.READ_ONLY_HEADER)),
        RequestTrace.of(request.exchange()));
  }

  private static void requireJson(ServerRequest request) {
    try {
      boolean json =
          request.headers().contentType().filter(MediaType.APPLICATION_JSON::includes).isPresent();
      if (!json) {
        throw RpcFailure.invalidRequest(415, "The Content-Type must be application/json");
      }
    } catch (InvalidMediaTypeException e) {
      throw RpcFailure.invalidRequest(415, "The Content-Type cannot be read");
    }
  }

  private boolean isKnownHost(@Nullable String header) {
    if (header == null) {
      return false;
    }
    String host = header.toLowerCase(Locale.ROOT);
    return hosts.contains(host) || hosts.contains(withoutPort(host));
  }

  private static String withoutPort(String host) {
    int colon = host.lastIndexOf(':');
    boolean port = colon > host.lastIndexOf(']') && host.substring(colon + 1).matches("\\d{1,5}");
    return port ? host.substring(0, colon) : host;
  }

  private boolean isKnownOrigin(String header) {
    if (origins.contains(header)) {
      return true;
    }
    try {
      URI origin = URI.create(header);
      return origin.getHost() != null
          && AddressSettings.THIS_MACHINE.contains(origin.getHost().toLowerCase(Locale.ROOT))
          && Set.of("http", "https").contains(String.valueOf(origin.getScheme()))
          && origin.getUserInfo() == null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String withoutSlash(String origin) {
    return origin.endsWith("/") ? origin.substring(0, origin.length() - 1) : origin;
  }
}
