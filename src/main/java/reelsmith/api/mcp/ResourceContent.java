package reelsmith.api.mcp;

/// What a resource holds.
public sealed interface ResourceContent {

  String mimeType();

  record Text(String mimeType, String text) implements ResourceContent {}

  /// @param base64 the bytes, encoded as the protocol sends them
  record Binary(String mimeType, String base64) implements ResourceContent {}
}
