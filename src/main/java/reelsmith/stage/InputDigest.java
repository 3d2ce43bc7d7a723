package reelsmith.stage;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import reelsmith.operation.Sha256;
import reelsmith.operation.WireFormat;

/// Sums up what an item is made from, so that it is made again only when that changes.
final class InputDigest {

  private InputDigest() {}

  /// @param inputs records, texts and numbers, in a fixed order; nulls count
  static String of(@Nullable Object... inputs) {
    return Sha256.hex(WireFormat.mapper().writeValueAsBytes(Arrays.asList(inputs)));
  }
}
