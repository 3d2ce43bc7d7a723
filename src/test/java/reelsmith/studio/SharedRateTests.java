package reelsmith.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The rate of one key over two servers, over HTTP; about 10 seconds.
class SharedRateTests {

  private static final int QUOTA = 60;

  /// A window that began in 2024 and is over in 2079, so that none begins while the test goes on.
  private static final String[] LIMITS = {
    "--reelsmith.limits.calls=" + QUOTA,
    "--reelsmith.limits.calls-window=20000d",
    // A busy machine shall not refuse what the quota admits.
    "--reelsmith.limits.patience=120s"
  };

  private static final int AT_A_TIME = 8;

  @Test
  void two_servers_together_admit_exactly_the_quota() {
    var studio = new TestStudio(TestStudio.temporaryFolder(), LIMITS);
    try (var other = ServerProcess.withSettings(studio.home(), LIMITS)) {
      String path = "/api/v1/account";
      List<HttpResponse<String>> answers =
          Flux.range(0, 2 * QUOTA)
              .map(number -> number % 2 == 0 ? path : other.address(path))
              .flatMap(
                  address -> Mono.fromFuture(() -> studio.sending(studio.request(address))),
                  AT_A_TIME)
              .collectList()
              .block(TestStudio.PATIENCE);

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
