package reelsmith.api.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.util.HtmlUtils;
import reactor.core.publisher.Mono;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.Sha256;

/// One page, from its file in `pages/people` with `{{places}}` to fill. A browser that shows it
/// runs nothing, loads nothing and sends forms to us alone.
final class HtmlPage {

  private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z_]+)}}");
  private static final String STYLE = resource("style.css");
  private static final String POLICY =
      "default-src 'none'; style-src 'sha256-%s'; form-action 'self'; base-uri 'none';"
              .formatted(sha256(STYLE))
          + " frame-ancestors 'none'";

  private final String template;

  private HtmlPage(String template) {
    this.template = template;
  }

  static HtmlPage named(String name) {
    return new HtmlPage(resource(name + ".html"));
  }

  /// The page as an answer.
  ///
  /// @param parts HTML for each place of the file
  Mono<ServerResponse> answer(HttpStatus status, Map<String, String> parts) {
    return response(status).bodyValue(filled(parts));
  }

  /// The page as an answer to somebody who was refused. Signals failures that no person can do
  /// anything about.
  Mono<ServerResponse> refusal(OperationFailure failure, Map<String, String> parts) {
    HttpStatus status =
        switch (failure.kind()) {
          case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
          case FORBIDDEN -> HttpStatus.FORBIDDEN;
          case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
          case TOO_MANY_REQUESTS -> HttpStatus.TOO_MANY_REQUESTS;
          case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
          default -> throw failure;
        };
    ServerResponse.BodyBuilder response = response(status);
    Object wait = failure.details().get("retry_after_seconds");
    if (wait != null) {
      response.header(HttpHeaders.RETRY_AFTER, wait.toString());
    }
    return response.bodyValue(filled(parts));
  }

  private static ServerResponse.BodyBuilder response(HttpStatus status) {
    return ServerResponse.status(status)
        .contentType(HTML)
        .cacheControl(CacheControl.noStore())
        .header("Content-Security-Policy", POLICY)
        .header("Referrer-Policy", "no-referrer")
        .header("X-Content-Type-Options", "nosniff");
  }

  private String filled(Map<String, String> parts) {
    return PLACE
        .matcher(template)
        .replaceAll(place -> Matcher.quoteReplacement(part(parts, place.group(1))));
  }

  private static String part(Map<String, String> parts, String name) {
    String part = name.equals("style") ? STYLE : parts.get(name);
    if (part == null) {
      throw new IllegalStateException("Nothing is said for {{%s}}".formatted(name));
    }
    return part;
  }

  /// Text as HTML.
  static String text(String text) {
    return HtmlUtils.htmlEscape(text);
  }

  /// A message above a form; nothing when there is none.
  static String alert(String message) {
    return message.isEmpty()
        ? ""
        : "<p class=\"alert\" role=\"alert\">%s</p>".formatted(text(message));
  }

  /// The same for good news.
  static String notice(String message) {
    return message.isEmpty()
        ? ""
        : "<p class=\"notice\" role=\"status\">%s</p>".formatted(text(message));
  }

  private static String sha256(String text) {
    return Base64.getEncoder().encodeToString(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String resource(String name) {
    String path = "/pages/people/" + name;
    try (InputStream file = HtmlPage.class.getResourceAsStream(path)) {
      if (file == null) {
        throw new IllegalStateException("There is no " + path);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
