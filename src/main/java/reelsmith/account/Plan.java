package reelsmith.account;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an account can subscribe to.
///
/// @param rank orders plans: to one of a higher rank one changes at once, to others at the next
///   renewal
/// @param templates names of the kinds of video it includes; null for all
/// @param monthlyCredits granted for each month of a paid term
record Plan(
    String code,
    String label,
    int rank,
    boolean apiAccess,
    boolean mcpAccess,
    @Nullable List<String> templates,
    long monthlyCredits) {

  /// The plan of an account whose subscription is over, or that never had one.
  static final String NONE = "none";

  /// The plan of the account that runs the installation.
  static final String OWNER = "owner";

  /// Plans that are part of the program: they are neither sold nor changed.
  static final Set<String> RESERVED = Set.of(NONE, OWNER);

  /// The kinds of video there are.
  static final List<String> EVERY_TEMPLATE =
      List.of("story", "dmstory", "confession", "didyouknow", "rants", "ranking", "list");

  Plan {
    templates = templates == null ? null : List.copyOf(templates);
  }

  List<String> allowedTemplates() {
    return templates == null ? EVERY_TEMPLATE : templates;
  }

  /// How many credits a paid term brings.
  long creditsFor(Term term) {
    return Math.multiplyExact(monthlyCredits, term.months());
  }
}
