package reelsmith.api.page;

import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// `/videos/{id}`: a page that shows a video's storyboard and film to whoever has a key for it. The
/// page itself holds nothing; it asks the REST interface with the key that its reader types.
@Configuration(proxyBeanMethods = false)
class VideoPageRoutes {

  private static final String POLICY =
      "default-src 'none'; connect-src 'self'; img-src 'self'; media-src 'self'; script-src 'self';"
          + " style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'none'";

  @Bean
  RouterFunction<ServerResponse> videoPage() {
    return RouterFunctions.route()
        .GET("/videos/page.js", request -> page("video.js", "text/javascript"))
        .GET("/videos/{video_id:\\d+}", request -> page("video.html", "text/html"))
        .build();
  }

  private static Mono<ServerResponse> page(String file, String type) {
    return ServerResponse.ok()
        .contentType(new MediaType(MediaType.parseMediaType(type), StandardCharsets.UTF_8))
        .cacheControl(CacheControl.noCache())
        .header("Content-Security-Policy", POLICY)
        .header("Referrer-Policy", "no-referrer")
        .bodyValue(new ClassPathResource("pages/" + file));
  }
}
