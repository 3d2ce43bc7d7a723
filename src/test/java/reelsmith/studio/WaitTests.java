package reelsmith.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.studio.TestStudio.json;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reelsmith.operation.Door;
import reelsmith.operation.PromisedAnswers;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Waiting for videos, through the doors of the whole product; about five seconds.
class WaitTests {

  private static final int PATIENCE = 45;
  private static final int LESS_THAN_PATIENCE = 40;

  private final TestStudio studio = TestStudio.open();
  private final Agent agent = new Agent(studio, studio.ownerKey());
  private final String mark = UUID.randomUUID().toString().substring(0, 8);

  @AfterEach
  void letEverybodyGo() {
    studio.gate().open(mark);
  }

  @Test
  void waiting_ends_with_the_run_long_before_patience_does() throws Exception {
    long video = waitingVideo();
    BufferedReader events = waiting(video);
    JsonNode first = event(events);
    CompletableFuture<JsonNode> answer = CompletableFuture.supplyAsync(() -> result(events));

    studio.call("abort_video", Door.REST, Customer.named(video), null);

    JsonNode ended = answer.get(LESS_THAN_PATIENCE, TimeUnit.SECONDS);
    assertThat(first.required("method").asString()).isEqualTo("notifications/progress");
    assertThat(ended.required("finished").asBoolean()).isTrue();
    assertThat(ended.required("status").asString()).isEqualTo("aborted");
  }

  @Test
  void when_patience_ends_the_answer_says_that_the_video_is_not_finished() {
    long video = waitingVideo();

    JsonNode rest = studio.get("/api/v1/story/videos/%d/wait?wait_seconds=1".formatted(video));
    JsonNode tool =
        agent
            .call("wait_for_video", Customer.named(video).put("wait_seconds", 0))
            .required("structuredContent");

    PromisedAnswers.assertKept("wait_for_video", rest);
    for (JsonNode answer : new JsonNode[] {rest, tool}) {
      assertThat(answer.required("finished").asBoolean()).isFalse();
      assertThat(answer.required("status").asString()).isEqualTo("running");
      assertThat(answer.required("current_step").asString()).isEqualTo("slides");
    }
  }

  @Test
  void who_polls_a_running_video_reads_the_same_time_left_under_both_names() {
    long video = create("a pond " + mark, "a mill " + mark, "a heron (waits) " + mark);
    TestStudio.await(() -> studio.gate().isAwaited(mark));
    JsonNode view =
        studio.videoWhen(video, polled -> polled.required("step_eta_seconds").isIntegralNumber());

    assertThat(view.required("status").asString()).isEqualTo("running");
    assertThat(view.required("eta_seconds")).isEqualTo(view.required("step_eta_seconds"));
  }

  /// One whose second slide is being drawn until its mark is let go.
  private long waitingVideo() {
    long video = create("a pond " + mark, "a heron (waits) " + mark);
    TestStudio.await(() -> studio.gate().isAwaited(mark));
    return video;
  }

  private long create(String... pictures) {
    ObjectNode brief =
        json("{'preview_only': true, 'voice': {'enabled': false}, 'script': {'slides': []}}");
    for (String picture : pictures) {
      brief.withArray("/script/slides").addObject().put("picture", picture);
    }
    return studio.create(brief);
  }

  /// The events of a call that waits as long as it may and wants to hear how it goes.
  private BufferedReader waiting(long video) throws IOException, InterruptedException {
    ObjectNode params = json("{'name': 'wait_for_video', '_meta': {'progressToken': 'token'}}");
    params.set("arguments", Customer.named(video).put("wait_seconds", PATIENCE));
    InputStream stream =
        HttpClient.newHttpClient()
            .send(
                agent.request("tools/call", params).build(),
                HttpResponse.BodyHandlers.ofInputStream())
            .body();
    return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }

  private static JsonNode result(BufferedReader events) {
    JsonNode message = event(events);
    while (!message.has("result")) {
      message = event(events);
    }
    return message.at("/result/structuredContent");
  }

  private static JsonNode event(BufferedReader events) {
    try {
      String line = events.readLine();
      while (!line.replace(" ", "").startsWith("data:{")) {
        line = events.readLine();
      }
      return WireFormat.mapper().readTree(line.substring("data:".length()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
