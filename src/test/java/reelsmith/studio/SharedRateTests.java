package reelsmith.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The rate of one key over two servers, over HTTP; about 10 seconds.
class SharedRateTests {

  private static final int QUOTA = 60;

  /// A window that began in 2024 and is over in 2079, so that none begins while the test goes on.
  private static final String[] SETTINGS = {
    "--reelsmith.engine.works=false",
    "--reelsmith.limits.calls=" + QUOTA,
    "--reelsmith.limits.calls-window=20000d"
  };

  @Test
  void two_servers_together_admit_exactly_the_quota() {
    var studio = new TestStudio(TestStudio.temporaryFolder(), SETTINGS);
    try (var other = ServerProcess.withSettings(studio.home(), SETTINGS[1], SETTINGS[2])) {
      String path = "/api/v1/account";
      List<CompletableFuture<HttpResponse<String>>> calls =
          IntStream.range(0, 2 * QUOTA)
              .mapToObj(number -> number % 2 == 0 ? path : other.address(path))
              .map(address -> studio.sending(studio.request(address)))
              .toList();

      List<HttpResponse<String>> answers = calls.stream().map(CompletableFuture::join).toList();

      assertThat(answers.stream().filter(answer -> answer.statusCode() == 200)).hasSize(QUOTA);
      assertThat(answers.stream().filter(answer -> answer.statusCode() != 200))
          .allSatisfy(
              answer -> {
                assertThat(answer.statusCode()).isEqualTo(429);
                assertThat(answer.body()).contains("rate_limited");
              })
          .anyMatch(answer -> answer.request().uri().getPort() == studio.port())
          .anyMatch(answer -> answer.request().uri().getPort() != studio.port());
    } finally {
      studio.close();
    }
  }
}
