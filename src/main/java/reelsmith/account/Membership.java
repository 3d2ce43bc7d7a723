package reelsmith.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reelsmith.operation.Credential;
import reelsmith.operation.Door;

/// What an account's plan allows right now.
///
/// @param apiAccess whether its keys may call the REST interface
/// @param mcpAccess whether its keys may use the Model Context Protocol
/// @param templates names of the kinds of video it may create
/// @param unmetered whether its credits are never short
/// @param upgradeUrl where another plan can be had
public record Membership(
    String planCode,
    String planLabel,
    boolean apiAccess,
    boolean mcpAccess,
    List<String> templates,
    boolean unmetered,
    String upgradeUrl) {

  public Membership {
    templates = List.copyOf(templates);
  }

  static Membership of(Plan plan, boolean unmetered, String upgradeUrl) {
    return new Membership(
        plan.code(),
        plan.label(),
        plan.apiAccess(),
        plan.mcpAccess(),
        plan.allowedTemplates(),
        unmetered,
        upgradeUrl);
  }

  /// What stands in the way of a caller; empty when nothing does. Doors are closed to keys only: a
  /// person who signed in, or sits at this machine, needs no access by programs.
  ///
  /// @param template the kind of video the call would create; null for other calls
  public List<PlanObstacle> obstacles(Credential.Kind kind, Door door, @Nullable String template) {
    List<PlanObstacle> obstacles = new ArrayList<>();
    doorObstacle(kind, door).ifPresent(obstacles::add);
    if (template != null && !templates.contains(template)) {
      obstacles.add(templateObstacle(template));
    }
    return List.copyOf(obstacles);
  }

  /// What stands in the way of a new key, which could not be used at all.
  Optional<PlanObstacle> keyObstacle() {
    return apiAccess || mcpAccess ? Optional.empty() : Optional.of(apiObstacle());
  }

  private Optional<PlanObstacle> doorObstacle(Credential.Kind kind, Door door) {
    if (kind != Credential.Kind.KEY) {
      return Optional.empty();
    }
    return switch (door) {
      case REST, COMMAND_LINE -> apiAccess ? Optional.empty() : Optional.of(apiObstacle());
      case MCP_HTTP, MCP_SSE, MCP_STDIO ->
          mcpAccess ? Optional.empty() : Optional.of(mcpObstacle());
    };
  }

  private PlanObstacle apiObstacle() {
    return new PlanObstacle(
        "membership_api_required",
        "The plan %s does not include the API. Choose a plan with API access at %s."
            .formatted(planLabel, upgradeUrl),
        Map.of("plan_code", planCode, "upgrade_url", upgradeUrl));
  }

  private PlanObstacle mcpObstacle() {
    return new PlanObstacle(
        "membership_mcp_required",
        "The plan %s does not include the Model Context Protocol. Choose a plan with MCP access at %s."
            .formatted(planLabel, upgradeUrl),
        Map.of("plan_code", planCode, "upgrade_url", upgradeUrl));
  }

  private PlanObstacle templateObstacle(String template) {
    return new PlanObstacle(
        "membership_template_required",
        "The plan %s does not include %s videos. Use one of the allowed templates, or choose another plan at %s."
            .formatted(planLabel, template, upgradeUrl),
        Map.of("plan_code", planCode, "allowed_templates", templates, "upgrade_url", upgradeUrl));
  }
}
