package reelsmith.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.studio.TestStudio.json;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reelsmith.account.OwnerKey;
import reelsmith.api.mcp.ResourceContent;
import reelsmith.api.mcp.VideoAddress;
import reelsmith.api.mcp.VideoResources;
import reelsmith.operation.Caller;
import reelsmith.operation.Door;
import reelsmith.operation.Identity;
import reelsmith.operation.ToolFile;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.JsonNode;

/// The Model Context Protocol at the whole product, with the settings it is shipped with; about 10
/// seconds.
class ProtocolTests {

  private static final String INITIALIZE =
      """
      {'jsonrpc':'2.0','id':1,'method':'initialize','params':{'protocolVersion':'2025-11-25',
       'capabilities':{},'clientInfo':{'name':'test','version':'1'}}}\
      """;

  private final TestStudio studio = TestStudio.open();

  @Test
  void who_has_no_key_that_works_is_led_to_the_metadata() {
    HttpRequest known = studio.request("/mcp").build();
    URI door = known.uri();
    String metadata = door.resolve("/.well-known/oauth-protected-resource/mcp").toString();

    HttpResponse<byte[]> stranger = studio.send(opening(HttpRequest.newBuilder(door)));
    HttpResponse<byte[]> impostor =
        studio.send(
            opening(HttpRequest.newBuilder(door)).header("Authorization", "Bearer nonsense"));
    JsonNode resource = studio.get(metadata);

    assertThat(stranger.statusCode()).isEqualTo(401);
    assertThat(challenge(stranger))
        .isEqualTo("Bearer resource_metadata=\"%s\"".formatted(metadata));
    assertThat(body(stranger).at("/error/code").asInt()).isNegative();
    assertThat(impostor.statusCode()).isEqualTo(401);
    assertThat(challenge(impostor))
        .isEqualTo("Bearer error=\"invalid_token\", resource_metadata=\"%s\"".formatted(metadata));
    assertThat(body(impostor).at("/jsonrpc").asString("")).isEqualTo("2.0");
    assertThat(resource.required("resource").asString()).isEqualTo(door.toString());
  }

  @Test
  void every_part_of_a_film_is_read_in_the_form_its_template_promises() {
    String session =
        studio
            .send(opening(studio.request("/mcp")))
            .headers()
            .firstValue("Mcp-Session-Id")
            .orElseThrow();
    long video =
        studio.create(
            json(
                """
                {'script': {'slides': [
                  {'narration': 'The lighthouse blinked.', 'picture': 'a lighthouse'},
                  {'narration': 'Nobody came.', 'picture': 'a beach'}]}}
                """));
    JsonNode captions = content(session, "video://%d/captions".formatted(video));
    studio.finished(video);

    JsonNode templates = call(session, "resources/templates/list", "{}");

    assertThat(captions.isMissingNode()).isTrue();
    assertThat(templates.at("/result/resourceTemplates")).hasSize(5);
    for (JsonNode template : templates.at("/result/resourceTemplates")) {
      String uri = template.required("uriTemplate").asString().replace("{video_id}", "" + video);
      JsonNode content = content(session, uri);
      String text = content.path("text").asString("");
      assertThat(content.path("mimeType")).as(uri).isEqualTo(template.required("mimeType"));
      switch (template.required("mimeType").asString()) {
        case "application/json" -> assertThat(WireFormat.mapper().readTree(text)).isNotEmpty();
        case "text/vtt" -> assertThat(text).startsWith("WEBVTT").contains("lighthouse");
        default -> assertThat(text).startsWith("# ").contains("Nobody came.");
      }
    }
    assertThat(film(video, Door.MCP_STDIO).at("/file_path").asString("")).endsWith(".mp4");
    assertThat(film(video, Door.MCP_HTTP).at("/file_path").isNull()).isTrue();
  }

  @Test
  void every_argument_with_known_values_is_completed() {
    String session =
        studio
            .send(opening(studio.request("/mcp")))
            .headers()
            .firstValue("Mcp-Session-Id")
            .orElseThrow();
    long video =
        studio.create(
            json(
                """
                {'preview_only': true, 'script': {'slides': [
                  {'narration': 'One.', 'picture': 'a beach'},
                  {'narration': 'Two.', 'picture': 'a beach'}]}}
                """));

    for (JsonNode prompt : call(session, "prompts/list", "{}").at("/result/prompts")) {
      String reference =
          "'type':'ref/prompt','name':'%s'".formatted(prompt.required("name").asString());
      for (JsonNode argument : prompt.path("arguments")) {
        String name = argument.required("name").asString();
        if (!FREE_TEXT.contains(name)) {
          assertThat(completed(session, reference, name, "")).as(reference + name).isNotEmpty();
        }
      }
    }
    assertThat(completed(session, MAKE_SHORT_FILM, "language", "e")).contains("en");
    assertThat(completed(session, MAKE_SHORT_FILM, "visual_style", "noi")).containsExactly("noir");
    for (JsonNode template :
        call(session, "resources/templates/list", "{}").at("/result/resourceTemplates")) {
      String reference = "'type':'ref/resource','uri':'%s'";
      String uri = template.required("uriTemplate").asString();
      assertThat(completed(session, reference.formatted(uri), "video_id", ""))
          .first()
          .isEqualTo(String.valueOf(video));
    }
  }

  /// Arguments of prompts for which every text will do. Any other has values to propose.
  private static final Set<String> FREE_TEXT = Set.of("audience", "idea", "look", "script");

  private static final String MAKE_SHORT_FILM = "'type':'ref/prompt','name':'make_short_film'";

  /// The arguments of prompts that go into a field of a tool.
  @ParameterizedTest
  @CsvSource({"visual_style, /script/visual_style_preset, custom"})
  void an_argument_is_completed_with_all_values_that_the_tool_takes(
      String argument, String field, String unlessByItself) {
    String session =
        studio
            .send(opening(studio.request("/mcp")))
            .headers()
            .firstValue("Mcp-Session-Id")
            .orElseThrow();
    List<String> values =
        ToolFile.of("create_story_video")
            .inputSchema()
            .at(field.replace("/", "/properties/") + "/enum")
            .valueStream()
            .map(JsonNode::asString)
            .filter(value -> !value.equals(unlessByItself))
            .toList();

    assertThat(values).hasSizeGreaterThan(10);
    assertThat(completed(session, MAKE_SHORT_FILM, argument, ""))
        .containsExactlyInAnyOrderElementsOf(values);
  }

  @Test
  void who_watches_a_video_is_told_when_it_changes() throws Exception {
    String mark = UUID.randomUUID().toString().substring(0, 8);
    String session =
        studio
            .send(opening(studio.request("/mcp")))
            .headers()
            .firstValue("Mcp-Session-Id")
            .orElseThrow();
    long video =
        studio.create(
            json(
                """
                {'preview_only': true, 'script': {'slides': [
                  {'narration': 'A heron (waits) %s.', 'picture': 'a beach'},
                  {'narration': 'Two.', 'picture': 'a beach'}]}}
                """
                    .formatted(mark)));
    TestStudio.await(() -> studio.gate().isAwaited(mark));
    HttpRequest listening =
        studio
            .request("/mcp")
            .header("Accept", "text/event-stream")
            .header("Mcp-Session-Id", session)
            .build();
    try (var stream =
        HttpClient.newHttpClient()
            .send(listening, HttpResponse.BodyHandlers.ofInputStream())
            .body()) {
      var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      call(session, "resources/subscribe", "{'uri':'video://%d'}".formatted(video));

      studio.gate().open(mark);
      String told = lines.readLine();
      while (!told.contains("notifications/resources/updated")) {
        told = lines.readLine();
      }

      assertThat(told).contains("\"uri\":\"video://%d\"".formatted(video));
    }
    studio.finished(video);
  }

  private List<String> completed(String session, String reference, String argument, String prefix) {
    String params =
        "{'ref':{%s},'argument':{'name':'%s','value':'%s'}}".formatted(reference, argument, prefix);
    return call(session, "completion/complete", params)
        .at("/result/completion/values")
        .valueStream()
        .map(JsonNode::asString)
        .toList();
  }

  private JsonNode film(long video, Door door) {
    var caller = new Caller(Identity.local(OwnerKey.OWNER), door, "request-of-a-test");
    String text =
        studio
            .bean(VideoResources.class)
            .read(caller, new VideoAddress(video, VideoAddress.Part.FILM))
            .map(ResourceContent::text)
            .block(TestStudio.PATIENCE);
    return WireFormat.mapper().readTree(String.valueOf(text));
  }

  private JsonNode content(String session, String uri) {
    return call(session, "resources/read", "{'uri':'%s'}".formatted(uri)).at("/result/contents/0");
  }

  private JsonNode call(String session, String method, String params) {
    String message = "{'jsonrpc':'2.0','id':2,'method':'%s','params':%s}".formatted(method, params);
    return body(
        studio.send(posting(studio.request("/mcp"), message).header("Mcp-Session-Id", session)));
  }

  private static HttpRequest.Builder opening(HttpRequest.Builder request) {
    return posting(request, INITIALIZE);
  }

  private static HttpRequest.Builder posting(HttpRequest.Builder request, String message) {
    return request
        .header("Content-Type", "application/json")
        .header("Accept", "application/json, text/event-stream")
        .POST(HttpRequest.BodyPublishers.ofString(message.replace('\'', '"')));
  }

  private static String challenge(HttpResponse<byte[]> response) {
    return response.headers().firstValue("WWW-Authenticate").orElse("");
  }

  private static JsonNode body(HttpResponse<byte[]> response) {
    return WireFormat.mapper().readTree(response.body());
  }
}
