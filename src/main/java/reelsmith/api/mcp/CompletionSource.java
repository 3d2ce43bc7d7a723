package reelsmith.api.mcp;

import java.util.List;
import reactor.core.publisher.Mono;
import reelsmith.operation.Caller;

/// Proposes values for one argument of prompts and resource templates.
public interface CompletionSource {

  /// The argument or template variable it knows values for.
  String argument();

  /// All values it knows, best first. Who asked is sent the first hundred that fit.
  Mono<List<String>> values(Caller caller);
}
