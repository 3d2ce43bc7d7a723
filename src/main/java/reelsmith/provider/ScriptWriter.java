package reelsmith.provider;

import reactor.core.publisher.Mono;

/// Writes stories.
public interface ScriptWriter {

  /// A script with exactly the asked number of slides, each narration within the asked length.
  ///
  /// Signals a [ProviderFailure].
  Mono<Script> write(ScriptRequest request);

  /// Whether it can write in a language, by its BCP-47 tag.
  boolean writes(String language);

  /// How closely its scripts follow an idea: exactly, or only as far as ready-made sentences can.
  Fidelity fidelity();

  /// Whether somebody charges for each of its answers.
  boolean charges();

  /// Titles and a description for a finished script.
  Mono<SocialCopy> describe(Script script, String language, long seed);
}
