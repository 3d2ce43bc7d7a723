package reelsmith.video;

import reelsmith.operation.Warning;
import reelsmith.provider.Fidelity;
import reelsmith.provider.ScriptWriter;
import reelsmith.template.Production;

/// Says that a script is built from ready-made sentences, before and after it is written.
final class ScriptWarning {

  static final Warning OFFLINE_SCRIPT =
      new Warning(
          "offline_script",
          "Without a language model the script is built from ready-made sentences around the idea's"
              + " own words, so only so much follows the idea. Bring your own words in script.slides,"
              + " or configure a language model.",
          "/script");

  private ScriptWarning() {}

  /// Whether what this writer would write for a production deserves the warning.
  static boolean appliesTo(Production production, ScriptWriter writer) {
    return production.writesScript() && writer.fidelity() == Fidelity.APPROXIMATED;
  }
}
