package reelsmith.api.mcp;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.JsonNode;

/// Speaks the protocol over HTTP by hand, so that a test can also say what no real client would.
final class ToyClient {

  static final String INITIALIZE =
      """
      {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25",\
      "capabilities":{},"clientInfo":{"name":"toy","version":"1"}}}\
      """;

  static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"ping\"}";

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String address;
  private final List<String> headers = new ArrayList<>();

  ToyClient(ToyStudio studio, String key) {
    this("http://localhost:" + studio.port());
    headers.addAll(List.of("Authorization", "Bearer " + key));
  }

  private ToyClient(String address) {
    this.address = address;
  }

  static ToyClient withoutKey(ToyStudio studio) {
    return new ToyClient("http://localhost:" + studio.port());
  }

  /// The same client with one header more.
  ToyClient with(String name, String value) {
    var other = new ToyClient(address);
    other.headers.addAll(headers);
    other.headers.addAll(List.of(name, value));
    return other;
  }

  /// Opens a session.
  ToyClient connected() throws Exception {
    var opened = post(INITIALIZE);
    return with("Mcp-Session-Id", opened.headers().firstValue("Mcp-Session-Id").orElseThrow());
  }

  HttpResponse<String> post(String body) throws Exception {
    return post("/mcp", body);
  }

  HttpResponse<String> post(String path, String body) throws Exception {
    return HTTP.send(posting(path, body), HttpResponse.BodyHandlers.ofString());
  }

  /// The answer while it is still coming.
  HttpResponse<InputStream> stream(String body) throws Exception {
    return HTTP.send(posting("/mcp", body), HttpResponse.BodyHandlers.ofInputStream());
  }

  private HttpRequest posting(String path, String body) {
    HttpRequest.Builder request = request(path).POST(HttpRequest.BodyPublishers.ofString(body));
    if (!headers.contains("Accept")) {
      request.header("Accept", "application/json, text/event-stream");
    }
    if (!headers.contains("Content-Type")) {
      request.header("Content-Type", "application/json");
    }
    return request.build();
  }

  HttpResponse<String> delete() throws Exception {
    return HTTP.send(request("/mcp").DELETE().build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> send(String method, String path) throws Exception {
    HttpRequest request = request(path).method(method, HttpRequest.BodyPublishers.noBody()).build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /// A GET whose answer is only read as far as it has come.
  HttpResponse<InputStream> get(String path) throws Exception {
    return HTTP.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofInputStream());
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
    for (int i = 0; i < headers.size(); i += 2) {
      request.header(headers.get(i), headers.get(i + 1));
    }
    return request;
  }

  static JsonNode json(HttpResponse<String> response) {
    return WireFormat.mapper().readTree(response.body());
  }

  static String call(int id, String tool, String arguments) {
    return """
    {"jsonrpc":"2.0","id":%d,"method":"tools/call","params":{"name":"%s","arguments":%s}}\
    """
        .formatted(id, tool, arguments);
  }

  /// The next line that has something to say.
  static String line(InputStream stream) throws IOException {
    var line = new StringBuilder();
    for (int next = stream.read(); next >= 0; next = stream.read()) {
      if (next != '\n') {
        line.append((char) next);
      } else if (!line.isEmpty()) {
        return line.toString();
      }
    }
    throw new IOException("The stream has ended");
  }

  /// What the next event says; one that only says where it stands is passed over.
  static String data(InputStream stream) throws IOException {
    String line = line(stream);
    while (!line.startsWith("data:") || line.equals("data:")) {
      line = line(stream);
    }
    return line.substring("data:".length());
  }
}
