package reelsmith.video;

import org.jspecify.annotations.Nullable;
import reelsmith.operation.OperationFailure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/// What the price of a kind of video depends on that cannot be made yet: nothing but whether the
/// film is left out. Other fields are not looked at.
record OutlineBrief(boolean previewOnly) {

  private static final String PREVIEW_ONLY = "preview_only";

  /// Signals `validation_failed` for what is no brief at all.
  static OutlineBrief of(@Nullable JsonNode request) {
    return switch (request) {
      case null -> new OutlineBrief(false);
      case ObjectNode brief -> new OutlineBrief(previewOnly(brief.get(PREVIEW_ONLY)));
      default -> throw OperationFailure.invalid("", "wrong_type", "must be an object");
    };
  }

  private static boolean previewOnly(@Nullable JsonNode value) {
    return switch (value) {
      case null -> false;
      case NullNode absent -> false;
      case BooleanNode given -> given.booleanValue();
      default ->
          throw OperationFailure.invalid(
              "/" + PREVIEW_ONLY, "wrong_type", "must be of type boolean");
    };
  }
}
