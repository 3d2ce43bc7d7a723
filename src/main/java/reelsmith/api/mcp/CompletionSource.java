package reelsmith.api.mcp;

import java.util.List;
import reactor.core.publisher.Mono;
import reelsmith.operation.Caller;

/// Proposes values for one argument of prompts and resource templates.
public interface CompletionSource {

  /// The argument or template variable it knows values for.
  String argument();

  /// Values that begin with the prefix, best first. Only the first hundred are sent.
  Mono<List<String>> complete(Caller caller, String prefix);
}
