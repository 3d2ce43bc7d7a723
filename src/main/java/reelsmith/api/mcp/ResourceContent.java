package reelsmith.api.mcp;

/// What a resource holds, as text.
public record ResourceContent(String mediaType, String text) {}
