package reelsmith.api;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reelsmith.asset.AddressSettings;
import reelsmith.operation.OperationFailure;

/// Tells requests of our own pages from those that pages of others make a browser send. What a
/// browser says of itself (`Sec-Fetch-Site`) counts more than the address it names (`Origin`).
@Component
public final class OwnOrigin {

  private static final String SITE = "Sec-Fetch-Site";
  private static final String SAME = "same-origin";

  /// A person typed the address or opened a bookmark.
  private static final String NONE = "none";

  private final @Nullable URI publicUrl;

  public OwnOrigin(AddressSettings address) {
    this.publicUrl = address.publicUrl();
  }

  /// Signals `origin_not_allowed` unless one of our own pages sent this. For requests that a cookie
  /// lets in.
  public void require(ServerHttpRequest request) {
    String site = request.getHeaders().getFirst(SITE);
    String origin = request.getHeaders().getOrigin();
    boolean own = site == null ? origin != null && isOwn(origin, request) : site.equals(SAME);
    if (!own) {
      throw refusal();
    }
  }

  /// Signals `origin_not_allowed` when a page of somebody else sent this. Programs say nothing
  /// about where they come from and pass. For requests that carry their own proof.
  public void refuseOthers(ServerHttpRequest request) {
    String site = request.getHeaders().getFirst(SITE);
    String origin = request.getHeaders().getOrigin();
    boolean foreign =
        site == null
            ? origin != null && !isOwn(origin, request)
            : !List.of(SAME, NONE).contains(site);
    if (foreign) {
      throw refusal();
    }
  }

  /// Whether an `Origin` is that of our own pages. Without a public address it is when it came from
  /// the host that is called now.
  public boolean isOwn(String origin, ServerHttpRequest request) {
    try {
      URI sent = URI.create(origin);
      String authority = sent.getRawAuthority();
      if (authority == null) {
        return false;
      }
      return publicUrl == null
          ? authority.equalsIgnoreCase(request.getHeaders().getFirst(HttpHeaders.HOST))
          : authority.equalsIgnoreCase(publicUrl.getRawAuthority())
              && publicUrl.getScheme().equalsIgnoreCase(sent.getScheme());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static OperationFailure refusal() {
    return new OperationFailure(
        OperationFailure.Kind.FORBIDDEN,
        "origin_not_allowed",
        "A session works only from this server's own pages. Programs call with an API key.");
  }
}
