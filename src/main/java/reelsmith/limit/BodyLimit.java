package reelsmith.limit;

import reelsmith.operation.OperationFailure;

/// The largest body of a request, the same through every door.
public final class BodyLimit {

  /// So many bytes may come; one more may not.
  public static final int BYTES = 3_145_728;

  private BodyLimit() {}

  /// `request_too_large`.
  public static OperationFailure exceeded() {
    return new OperationFailure(
        OperationFailure.Kind.TOO_LARGE,
        "request_too_large",
        "The body may have at most %,d bytes.".formatted(BYTES));
  }
}
