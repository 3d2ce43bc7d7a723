package reelsmith.api.mcp;

/// What a resource holds.
public sealed interface ResourceContent {

  String mimeType();

  /// Text, as it is.
  record Text(String mimeType, String text) implements ResourceContent {}

  /// Anything but text.
  ///
  /// @param base64 the bytes, encoded as the protocol sends them
  record Binary(String mimeType, String base64) implements ResourceContent {}
}
