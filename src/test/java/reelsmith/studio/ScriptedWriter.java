package reelsmith.studio;

import reactor.core.publisher.Mono;
import reelsmith.provider.Fidelity;
import reelsmith.provider.Script;
import reelsmith.provider.ScriptRequest;
import reelsmith.provider.ScriptWriter;
import reelsmith.provider.SocialCopy;

/// The product's writer, which waits where an idea says so.
record ScriptedWriter(ScriptWriter real, Gate gate) implements ScriptWriter {

  @Override
  public Mono<Script> write(ScriptRequest request) {
    return gate.pass(request.idea(), real.write(request));
  }

  @Override
  public Fidelity fidelity() {
    return real.fidelity();
  }

  @Override
  public boolean charges() {
    return real.charges();
  }

  @Override
  public Mono<SocialCopy> describe(Script script, String language, long seed) {
    return real.describe(script, language, seed);
  }
}
