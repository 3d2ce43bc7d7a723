package reelsmith.api.mcp;

import io.modelcontextprotocol.spec.McpSchema.Implementation;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// What this server answers, whichever way a message came: one set of methods in two manners, with
/// a handshake and a session, and without.
record McpProtocol(SessionProtocol sessions, StatelessProtocol stateless) {

  /// @param clientPatience how long a client may take to answer a question of ours
  static McpProtocol of(
      Implementation serverInfo,
      String instructions,
      List<MethodGroup> groups,
      Duration clientPatience,
      RequestStates states) {
    var table = new MethodTable(serverInfo, instructions, groups);
    return new McpProtocol(
        new SessionProtocol(table, clientPatience), new StatelessProtocol(table, states));
  }

  /// Every revision spoken here, newest first.
  static List<String> revisions() {
    return Stream.concat(
            Stream.of(StatelessProtocol.REVISION), SessionProtocol.REVISIONS.reversed().stream())
        .toList();
  }
}
