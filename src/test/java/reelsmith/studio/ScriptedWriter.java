package reelsmith.studio;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reelsmith.provider.Fidelity;
import reelsmith.provider.Script;
import reelsmith.provider.ScriptRequest;
import reelsmith.provider.ScriptWriter;
import reelsmith.provider.SocialCopy;

/// The product's writer, which waits or rambles where an idea says so.
final class ScriptedWriter implements ScriptWriter {

  /// In an idea: the first draft has three times the words that were asked for.
  static final String RAMBLES = "(rambles)";

  private final ScriptWriter real;
  private final Gate gate;
  private final List<ScriptRequest> asked = Collections.synchronizedList(new ArrayList<>());

  ScriptedWriter(ScriptWriter real, Gate gate) {
    this.real = real;
    this.gate = gate;
  }

  @Override
  public Mono<Script> write(ScriptRequest request) {
    return Mono.defer(
        () -> {
          boolean first = asked(request.idea()).isEmpty();
          asked.add(request);
          Integer words = request.words();
          boolean rambles = first && words != null && request.idea().contains(RAMBLES);
          return gate.pass(
              request.idea(), real.write(rambles ? withWords(request, 3 * words) : request));
        });
  }

  /// The drafts of ideas with these words that were asked for, by their words.
  List<@Nullable Integer> asked(String words) {
    synchronized (asked) {
      List<@Nullable Integer> drafts = new ArrayList<>();
      asked.stream()
          .filter(request -> request.idea().contains(words))
          .forEach(request -> drafts.add(request.words()));
      return drafts;
    }
  }

  private static ScriptRequest withWords(ScriptRequest request, int words) {
    return new ScriptRequest(
        request.idea(),
        request.slides(),
        request.voiceFormat(),
        request.narrated(),
        request.cast(),
        request.language(),
        words,
        request.longestNarration(),
        request.seed());
  }

  @Override
  public boolean writes(String language) {
    return real.writes(language);
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
