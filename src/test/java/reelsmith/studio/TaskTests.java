package reelsmith.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reelsmith.operation.PromisedAnswers;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.JsonNode;

/// Videos in the making as tasks of the Model Context Protocol, the whole product; about 10
/// seconds.
class TaskTests {

  private static final String DECLARED = "{'extensions':{'io.modelcontextprotocol/tasks':{}}}";

  private final TestStudio studio = TestStudio.open();
  private final String mark = UUID.randomUUID().toString().substring(0, 8);

  @AfterEach
  void letEverybodyGo() {
    studio.gate().open(mark);
  }

  @Test
  void a_film_is_a_task_and_its_result_is_what_the_tool_promises() {
    JsonNode created = create("The pond lies still.").required("result");
    String task = created.required("taskId").asString();

    TestStudio.await(() -> !get(task).required("status").asString().equals("working"));
    JsonNode finished = get(task);

    assertThat(created.required("resultType").asString()).isEqualTo("task");
    assertThat(created.required("status").asString()).isEqualTo("working");
    assertThat(created.required("ttlMs").asLong()).isEqualTo(30L * 24 * 60 * 60 * 1000);
    assertThat(created.has("result")).isFalse();
    assertThat(finished.required("resultType").asString()).isEqualTo("complete");
    assertThat(finished.required("status").asString()).isEqualTo("completed");
    assertThat(finished.required("createdAt")).isEqualTo(created.required("createdAt"));
    JsonNode answer = finished.at("/result/structuredContent");
    assertThat(answer.required("status").asString()).isEqualTo("completed");
    assertThat(finished.at("/result/content/0/text").asString()).contains("render_url");
    PromisedAnswers.assertKept("create_story_video", answer);
  }

  @Test
  void without_the_extension_the_tool_answers_as_ever() {
    JsonNode plain =
        post("tools/call", "create_story_video", creating("The pond lies still."), "{}");

    assertThat(plain.at("/result/resultType").asString()).isEqualTo("complete");
    assertThat(plain.at("/result/structuredContent/video_id").isIntegralNumber()).isTrue();
    assertThat(post("tasks/get", "x", "'taskId':'x'", "{}").at("/error/code").asInt())
        .isEqualTo(-32021);
    assertThat(
            post("tasks/get", "x", "'taskId':'x'", "{}")
                .at("/error/data/requiredCapabilities/extensions")
                .has("io.modelcontextprotocol/tasks"))
        .isTrue();
  }

  @Test
  void a_retried_call_is_the_same_task_and_cancelling_it_aborts_the_video() {
    String arguments = creating("A heron (waits) " + mark);
    String task =
        post("tools/call", "create_story_video", arguments, DECLARED)
            .at("/result/taskId")
            .asString();
    TestStudio.await(() -> studio.gate().isAwaited(mark));

    String again =
        post("tools/call", "create_story_video", arguments, DECLARED)
            .at("/result/taskId")
            .asString();
    JsonNode cancelled = post("tasks/cancel", task, taskId(task), DECLARED);
    JsonNode twice = post("tasks/cancel", task, taskId(task), DECLARED);

    assertThat(again).isEqualTo(task);
    assertThat(cancelled.at("/result/resultType").asString()).isEqualTo("complete");
    assertThat(cancelled.required("result").has("status")).isFalse();
    assertThat(twice.at("/result/resultType").asString()).isEqualTo("complete");
    assertThat(get(task).required("status").asString()).isEqualTo("cancelled");
  }

  @Test
  void who_listens_is_told_how_a_task_ends() throws Exception {
    String task = create("A heron (waits) " + mark).at("/result/taskId").asString();
    TestStudio.await(() -> studio.gate().isAwaited(mark));
    HttpRequest listening =
        request(
            "subscriptions/listen",
            null,
            "'notifications':{'taskIds':['%s','create_story_video:none']}".formatted(task),
            DECLARED);
    var stream =
        HttpClient.newHttpClient()
            .send(listening, HttpResponse.BodyHandlers.ofInputStream())
            .body();
    var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));

    JsonNode agreed = event(lines);
    post("tasks/cancel", task, taskId(task), DECLARED);
    JsonNode told = event(lines);
    while (!told.at("/params/status").asString().equals("cancelled")) {
      told = event(lines);
    }
    stream.close();

    assertThat(agreed.at("/params/notifications/taskIds").toString())
        .isEqualTo("[\"%s\"]".formatted(task));
    assertThat(told.required("method").asString()).isEqualTo("notifications/tasks");
    assertThat(told.at("/params/taskId").asString()).isEqualTo(task);
  }

  @Test
  void who_listens_to_a_task_that_is_over_is_told_so() throws Exception {
    String task = create("A heron (waits) " + mark).at("/result/taskId").asString();
    post("tasks/cancel", task, taskId(task), DECLARED);

    HttpRequest listening =
        request(
            "subscriptions/listen",
            null,
            "'notifications':{'taskIds':['%s']}".formatted(task),
            DECLARED);
    var stream =
        HttpClient.newHttpClient()
            .send(listening, HttpResponse.BodyHandlers.ofInputStream())
            .body();
    var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    event(lines);
    JsonNode told = event(lines);
    stream.close();

    assertThat(told.at("/params/taskId").asString()).isEqualTo(task);
    assertThat(told.at("/params/status").asString()).isEqualTo("cancelled");
  }

  @Test
  void a_connection_that_is_not_offered_the_tools_can_neither_cancel_nor_look() {
    String task = create("A heron (waits) " + mark).at("/result/taskId").asString();

    JsonNode cancelled =
        answer(
            builder("tasks/cancel", task, taskId(task), DECLARED).header("X-MCP-Readonly", "true"));
    JsonNode seen =
        answer(
            builder("tasks/get", task, taskId(task), DECLARED)
                .header("X-MCP-Toolsets", "developer"));

    assertThat(cancelled.at("/error/message").asString()).contains("abort_video", "read-only");
    assertThat(seen.at("/error/message").asString()).contains("get_video", "toolsets");
    assertThat(get(task).required("status").asString()).isEqualTo("working");
  }

  @Test
  void tasks_of_nobody_are_refused() {
    for (String id : new String[] {"x", "create_story_video:x", "abort_video:x", ":", ""}) {
      assertThat(post("tasks/get", id, taskId(id), DECLARED).at("/error/code").asInt())
          .as(id)
          .isEqualTo(-32602);
    }
  }

  private JsonNode create(String narration) {
    return post("tools/call", "create_story_video", creating(narration), DECLARED);
  }

  private String creating(String narration) {
    return """
    'name':'create_story_video','arguments':{'idempotency_key':'task-%s-%d','preview_only':true,
    'script':{'slides':[{'narration':'%s','picture':'a pond'},
                        {'narration':'Nothing else happens.','picture':'a pond'}]}}\
    """
        .formatted(mark, narration.hashCode() & 0xffff, narration);
  }

  private JsonNode get(String task) {
    return post("tasks/get", task, taskId(task), DECLARED).required("result");
  }

  private static String taskId(String task) {
    return "'taskId':'%s'".formatted(task);
  }

  private JsonNode post(String method, String name, String params, String capabilities) {
    return answer(builder(method, name, params, capabilities));
  }

  private JsonNode answer(HttpRequest.Builder request) {
    return WireFormat.mapper().readTree(studio.send(request).body());
  }

  private HttpRequest request(
      String method, @Nullable String name, String params, String capabilities) {
    return builder(method, name, params, capabilities).build();
  }

  private HttpRequest.Builder builder(
      String method, @Nullable String name, String params, String capabilities) {
    String body =
        """
        {'jsonrpc':'2.0','id':1,'method':'%s','params':{'_meta':{
        'io.modelcontextprotocol/protocolVersion':'2026-07-28',
        'io.modelcontextprotocol/clientCapabilities':%s},%s}}\
        """
            .formatted(method, capabilities, params);
    HttpRequest.Builder request =
        studio
            .request("/mcp")
            .header("Content-Type", "application/json")
            .header("Accept", "application/json, text/event-stream")
            .header("MCP-Protocol-Version", "2026-07-28")
            .header("Mcp-Method", method)
            .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')));
    return name == null ? request : request.header("Mcp-Name", name);
  }

  private static JsonNode event(BufferedReader lines) throws IOException {
    String line = lines.readLine();
    while (!line.startsWith("data:{")) {
      line = lines.readLine();
    }
    return WireFormat.mapper().readTree(line.substring("data:".length()));
  }
}
