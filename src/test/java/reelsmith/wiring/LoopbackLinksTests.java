package reelsmith.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Flux;
import reelsmith.api.TestDoors;
import reelsmith.asset.AddressSettings;
import reelsmith.asset.Artifact;
import reelsmith.asset.Artifacts;
import reelsmith.asset.PublicAddress;
import reelsmith.asset.SignedLinks;
import reelsmith.operation.AccountId;

/// Links of a process without a web server, over a real port; about a second.
class LoopbackLinksTests {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final TestDoors doors = TestDoors.open();
  private final HttpClient client = newClient();

  @Test
  void a_signed_link_works_while_the_process_lives_and_leads_to_nothing_else(@TempDir Path folder)
      throws Exception {
    var address = new PublicAddress(new AddressSettings(null));
    LoopbackLinks links = links(address);
    String path = signedPath(folder);
    assertThat(address.ofFile(path)).isEmpty();

    links.start();
    String link = link(address, path);
    HttpResponse<String> film = get(link);
    HttpResponse<String> changed = get(link + "0");
    HttpResponse<String> other = get(link.replaceFirst("/files/.*", "/api/v1/toys?limit=1"));
    links.stop();

    assertThat(film.statusCode()).isEqualTo(200);
    assertThat(film.body()).isEqualTo("a film");
    assertThat(URI.create(link).getHost()).isEqualTo("127.0.0.1");
    assertThat(changed.statusCode()).isEqualTo(403);
    assertThat(changed.body()).contains("invalid_signature");
    assertThat(other.statusCode()).isEqualTo(404);
    assertThat(address.absolute("/videos/1")).isEmpty();
    assertThat(address.ofFile(path)).isEmpty();
    assertThat(address.endsWithClient()).isTrue();
  }

  @Test
  void after_the_end_nothing_is_served(@TempDir Path folder) throws Exception {
    var address = new PublicAddress(new AddressSettings(null));
    LoopbackLinks links = links(address);
    links.start();
    String link = link(address, signedPath(folder));

    links.stop();

    assertThat(isServedForLong(link)).isFalse();
  }

  @Test
  void a_configured_address_rules() {
    var address = new PublicAddress(new AddressSettings(URI.create("https://films.example")));

    address.filesServedAt(URI.create("http://127.0.0.1:1"));

    assertThat(address.ofFile("/files/1")).contains("https://films.example/files/1");
    assertThat(address.endsWithClient()).isFalse();
  }

  @SuppressWarnings("unchecked")
  private LoopbackLinks links(PublicAddress address) {
    return new LoopbackLinks(
        () -> (RouterFunction<ServerResponse>) doors.bean("files", RouterFunction.class),
        () -> List.of(doors.bean("restErrors", WebExceptionHandler.class)),
        address);
  }

  private String signedPath(Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("film.mp4"), "a film");
    Artifact kept =
        doors.bean(Artifacts.class).keep(new AccountId(1), file, "video/mp4").block(PATIENCE);
    return doors
        .bean(SignedLinks.class)
        .path(Objects.requireNonNull(kept).id(), "film.mp4", Duration.ofHours(1));
  }

  /// The port is opened in the background.
  private static String link(PublicAddress address, String path) {
    String link =
        Flux.interval(Duration.ZERO, Duration.ofMillis(10))
            .onBackpressureDrop()
            .concatMapIterable(tick -> address.ofFile(path).stream().toList())
            .blockFirst(PATIENCE);
    return Objects.requireNonNull(link);
  }

  /// Closing a port takes a moment, and another program may be given the same port after. Each look
  /// has a connection of its own: one from before the end lives as long as it is used.
  private boolean isServedForLong(String link) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (System.nanoTime() < end) {
        try (HttpClient newcomer = newClient()) {
          if (!get(newcomer, link).body().equals("a film")) {
            return false;
          }
        }
      }
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  private static HttpClient newClient() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(PATIENCE)
        .build();
  }

  private HttpResponse<String> get(String link) throws IOException, InterruptedException {
    return get(client, link);
  }

  private static HttpResponse<String> get(HttpClient client, String link)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(link)).timeout(PATIENCE).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
