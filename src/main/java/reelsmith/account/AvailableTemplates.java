package reelsmith.account;

import java.util.List;

/// Which kinds of video can be made so far. Plans may name others, which are documented and come
/// later.
@FunctionalInterface
public interface AvailableTemplates {

  boolean have(String template);

  /// Those of them that cannot be made yet.
  default List<String> missingOf(List<String> templates) {
    return templates.stream().filter(template -> !have(template)).toList();
  }
}
