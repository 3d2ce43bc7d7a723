package reelsmith.provider;

import java.util.List;
import reactor.core.publisher.Mono;

/// Speaks a text with a chosen voice.
public interface Narrator {

  /// The voices to choose from, in the order in which they should be offered. Never empty.
  List<VoiceActor> voices();

  /// Speaks. The same request gives the same sound where the provider allows it.
  ///
  /// Signals a [ProviderFailure]: `UNSUPPORTED` when the text has characters or a language that the
  /// voice cannot speak, with a message that says which.
  Mono<Speech> speak(SpeechRequest request);
}
