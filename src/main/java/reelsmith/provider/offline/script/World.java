package reelsmith.provider.offline.script;

import java.util.List;
import java.util.Map;

/// Everything a story's sentences may name.
///
/// @param roles hero, other, then the rest
/// @param details what stays the same in one story, such as `years` and `token`
record World(
    Idea idea,
    List<Role> roles,
    NounPhrase thing,
    Setting setting,
    Map<String, String> details,
    Variants variants,
    Map<String, Phrasing.Said> sayings) {

  Role hero() {
    return roles.getFirst();
  }

  Role other() {
    return roles.get(1);
  }
}
