package reelsmith.api.mcp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of an account's resources.
///
/// @param nextCursor asks for the page after this one; null on the last
public record ResourceListing(List<Entry> entries, @Nullable String nextCursor) {

  public ResourceListing {
    entries = List.copyOf(entries);
  }

  /// One resource, not what it holds.
  ///
  /// @param name short and without blanks, for programs
  /// @param title for people
  public record Entry(
      String uri, String name, String title, @Nullable String description, String mimeType) {}
}
