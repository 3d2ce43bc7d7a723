package reelsmith.api.mcp;

/// Requests of the revision without sessions, as text.
final class StatelessRequests {

  private StatelessRequests() {}

  /// @param params what stands in them beside `_meta`, without the braces
  static String request(int id, String method, String params) {
    return request(id, method, params, "{}");
  }

  static String request(int id, String method, String params, String capabilities) {
    return """
    {"jsonrpc":"2.0","id":%d,"method":"%s","params":{"_meta":{\
    "io.modelcontextprotocol/protocolVersion":"2026-07-28",\
    "io.modelcontextprotocol/clientCapabilities":%s}%s}}\
    """
        .formatted(id, method, capabilities, params.isEmpty() ? "" : "," + params);
  }

  static String call(int id, String tool, String arguments) {
    return request(id, "tools/call", "\"name\":\"%s\",\"arguments\":%s".formatted(tool, arguments));
  }

  /// The client with the headers that belong to a method.
  static ToyClient with(ToyClient client, String method) {
    return client.with("MCP-Protocol-Version", "2026-07-28").with("Mcp-Method", method);
  }

  static ToyClient with(ToyClient client, String method, String name) {
    return with(client, method).with("Mcp-Name", name);
  }
}
