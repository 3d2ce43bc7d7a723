package reelsmith.operation;

import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// One page of a listing.
///
/// @param more whether others follow
public record Page<T>(List<T> entries, boolean more) {

  public Page {
    entries = List.copyOf(entries);
  }

  /// @param found what was read, one more than `limit` when others follow
  public static <T> Page<T> of(List<T> found, int limit) {
    boolean more = found.size() > limit;
    return new Page<>(more ? found.subList(0, limit) : found, more);
  }

  /// What to ask for the next page with: the number of the last entry here. Null on the last page.
  public @Nullable Long nextCursor(ToLongFunction<T> number) {
    return more ? (Long) number.applyAsLong(entries.getLast()) : null;
  }
}
