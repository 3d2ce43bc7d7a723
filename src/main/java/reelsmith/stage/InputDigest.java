package reelsmith.stage;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import reelsmith.operation.WireFormat;

/// Sums up what an item is made from, so that it is made again only when that changes.
final class InputDigest {

  private InputDigest() {}

  /// @param inputs records, texts and numbers, in a fixed order; nulls count
  static String of(@Nullable Object... inputs) {
    try {
      byte[] canonical = WireFormat.mapper().writeValueAsBytes(Arrays.asList(inputs));
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
