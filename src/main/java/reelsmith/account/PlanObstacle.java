package reelsmith.account;

import java.util.Map;
import reelsmith.operation.OperationFailure;

/// Something about an account's plan that stands in the way.
///
/// @param code `membership_api_required`, `membership_mcp_required` or
///   `membership_template_required`
/// @param message says what to do
/// @param details for programs, such as `upgrade_url`
public record PlanObstacle(String code, String message, Map<String, Object> details) {

  public PlanObstacle {
    details = Map.copyOf(details);
  }

  /// The refusal of a call that it stands in the way of.
  public OperationFailure failure() {
    return new OperationFailure(OperationFailure.Kind.FORBIDDEN, code, message, details);
  }
}
