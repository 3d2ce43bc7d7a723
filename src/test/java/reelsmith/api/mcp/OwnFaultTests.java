package reelsmith.api.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.api.mcp.StatelessRequests.request;
import static reelsmith.api.mcp.StatelessRequests.with;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reelsmith.operation.AccountId;
import reelsmith.operation.Identity;

/// A method that throws, over every transport and in every manner: the client learns that it was
/// us, and nothing else.
class OwnFaultTests {

  private static final String READ =
      """
      {"jsonrpc":"2.0","id":2,"method":"resources/read","params":{"uri":"video://666"}}\
      """;

  private static final String STATELESS_READ =
      request(3, "resources/read", "\"uri\":\"video://666\"");

  private static final String CALL = ToyClient.call(4, "describe_toy", "{\"name\":\"grenade\"}");

  private static ToyStudio studio;
  private static ToyClient alice;

  @BeforeAll
  static void serve() {
    studio = new ToyStudio();
    alice = new ToyClient(studio, "alice");
  }

  @AfterAll
  static void stop() {
    studio.close();
  }

  @Test
  void over_streamable_http() throws Exception {
    ToyClient client = alice.connected();

    assertOurFault(client.post(READ).body(), 2);
    assertOurFault(with(alice, "resources/read", "video://666").post(STATELESS_READ).body(), 3);
    assertToolFault(client.post(CALL).body());
    assertToolFault(
        with(alice, "tools/call", "describe_toy")
            .post(StatelessRequests.call(4, "describe_toy", "{\"name\":\"grenade\"}"))
            .body());
  }

  @Test
  void over_sse() throws Exception {
    try (InputStream stream = alice.get("/sse").body()) {
      String address = ToyClient.data(stream);
      alice.post(address, ToyClient.INITIALIZE);
      ToyClient.data(stream);

      alice.post(address, READ);
      assertOurFault(ToyClient.data(stream), 2);
      alice.post(address, STATELESS_READ);
      assertOurFault(ToyClient.data(stream), 3);
      alice.post(address, CALL);
      assertToolFault(ToyClient.data(stream));
    }
  }

  @Test
  void over_stdio() throws Exception {
    var out = new ByteArrayOutputStream();
    var ended = new CountDownLatch(1);
    String lines = String.join("\n", List.of(ToyClient.INITIALIZE, READ, STATELESS_READ, CALL));

    new StdioDoor(
            new StdioStreams(
                new ByteArrayInputStream((lines + "\n").getBytes(StandardCharsets.UTF_8)), out),
            studio.protocol,
            studio.sessions,
            () -> Mono.just(Identity.local(new AccountId(1))),
            studio.settings,
            ended::countDown)
        .start();
    assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();

    var answers = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(answers).hasSize(4);
    assertOurFault(answers.get(1), 2);
    assertOurFault(answers.get(2), 3);
    assertToolFault(answers.get(3));
  }

  private static void assertOurFault(String answer, int id) {
    assertThat(answer)
        .contains("\"id\":%d".formatted(id), "-32603", "Something went wrong on our side")
        .doesNotContain("secret", "Exception", "reelsmith.", "\\tat", ".java");
  }

  private static void assertToolFault(String answer) {
    assertThat(answer)
        .contains("\"id\":4", "\"isError\":true", "internal_error")
        .doesNotContain("secret", "Exception", "reelsmith.", "\\tat", ".java");
  }
}
