package reelsmith.studio;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import reelsmith.operation.PromisedAnswers;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Speaks the Model Context Protocol with the whole product over `/mcp`, in a session of its own.
final class Agent {

  private static final String INITIALIZE =
      """
      {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25",
       "capabilities":{},"clientInfo":{"name":"agent","version":"1"}}}
      """;

  private final TestStudio studio;
  private final String key;
  private final String session;

  /// With every toolset shown.
  Agent(TestStudio studio, String key) {
    this.studio = studio;
    this.key = key;
    this.session =
        studio
            .send(posting("/mcp", INITIALIZE))
            .headers()
            .firstValue("Mcp-Session-Id")
            .orElseThrow();
  }

  String session() {
    return session;
  }

  /// What a call of a tool came to: `isError` and the text of a refusal, or the structured answer.
  JsonNode call(String tool, ObjectNode arguments) {
    ObjectNode params = WireFormat.mapper().createObjectNode().put("name", tool);
    params.set("arguments", arguments);
    JsonNode answer = ask("tools/call", params);
    if (answer.at("/result").has("structuredContent")) {
      PromisedAnswers.assertKept(tool, answer.at("/result/structuredContent"));
    }
    return answer.has("result") ? answer.required("result") : answer;
  }

  /// The `error` object in a refusal's text.
  static JsonNode refusal(JsonNode result) {
    String text = result.at("/content/0/text").asString("{}");
    return WireFormat.mapper().readTree(text.substring(text.lastIndexOf('\n') + 1)).path("error");
  }

  /// `ok`, or the code of the refusal.
  static String code(JsonNode result) {
    return result.path("isError").asBoolean(true)
        ? refusal(result).path("code").asString("no code in " + result)
        : "ok";
  }

  List<String> tools() {
    return ask("tools/list", WireFormat.mapper().createObjectNode())
        .at("/result/tools")
        .valueStream()
        .map(tool -> tool.path("name").asString())
        .toList();
  }

  JsonNode ask(String method, ObjectNode params) {
    return WireFormat.mapper().readTree(send(method, params).body());
  }

  HttpResponse<byte[]> send(String method, ObjectNode params) {
    return studio.send(request(method, params));
  }

  HttpRequest.Builder request(String method, ObjectNode params) {
    ObjectNode message =
        WireFormat.mapper()
            .createObjectNode()
            .put("jsonrpc", "2.0")
            .put("id", 2)
            .put("method", method);
    message.set("params", params);
    return posting("/mcp", message.toString()).header("Mcp-Session-Id", session);
  }

  /// By the revision without sessions, with tasks declared.
  ///
  /// @param name of what the method is about
  JsonNode askWithoutSession(String method, String name, ObjectNode params) {
    ObjectNode message =
        WireFormat.mapper()
            .createObjectNode()
            .put("jsonrpc", "2.0")
            .put("id", 2)
            .put("method", method);
    ObjectNode meta = message.putObject("params").setAll(params).putObject("_meta");
    meta.put("io.modelcontextprotocol/protocolVersion", "2026-07-28");
    meta.putObject("io.modelcontextprotocol/clientCapabilities")
        .putObject("extensions")
        .putObject("io.modelcontextprotocol/tasks");
    HttpRequest.Builder request =
        posting("/mcp", message.toString())
            .header("MCP-Protocol-Version", "2026-07-28")
            .header("Mcp-Method", method)
            .header("Mcp-Name", name);
    return WireFormat.mapper().readTree(studio.send(request).body());
  }

  private HttpRequest.Builder posting(String path, String message) {
    return studio
        .request(path, key)
        .header("Content-Type", "application/json")
        .header("Accept", "application/json, text/event-stream")
        .header("X-MCP-Toolsets", "all")
        .POST(BodyPublishers.ofString(message, StandardCharsets.UTF_8));
  }
}
