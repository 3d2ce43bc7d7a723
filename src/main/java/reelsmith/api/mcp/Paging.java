package reelsmith.api.mcp;

import org.jspecify.annotations.Nullable;

/// Pages of lists.
final class Paging {

  private Paging() {}

  /// The cursor of a list request; null asks for the first page.
  static @Nullable String cursor(@Nullable Object params) {
    Object cursor = JsonRpc.object(params).get("cursor");
    if (cursor == null || cursor instanceof String) {
      return (String) cursor;
    }
    throw RpcFailure.invalidParams("The cursor must be a string");
  }

  /// For lists that fit on one page, so that no cursor was ever handed out.
  static void requireFirstPage(@Nullable Object params) {
    if (cursor(params) != null) {
      throw RpcFailure.invalidParams("This cursor is not one of ours; leave it out");
    }
  }
}
