package reelsmith.stage;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.library.VoiceActors;
import reelsmith.provider.Narrator;
import reelsmith.provider.Silences;
import reelsmith.provider.Speech;
import reelsmith.provider.SpeechRequest;
import reelsmith.provider.VoiceActor;
import reelsmith.template.Production;
import reelsmith.template.Storyboard;

/// Has lines spoken as they are heard in the film, pauses shortened when that was wished for. Who
/// measures a line and who records it ask here, so they cannot disagree.
@Component
class LineRecorder {

  private static final double LONGEST_SILENCE_SECONDS = 0.25;

  private final Narrator narrator;
  private final VoiceActors voices;

  LineRecorder(Narrator narrator, VoiceActors voices) {
    this.narrator = narrator;
    this.voices = voices;
  }

  /// What a slide says.
  ///
  /// Signals a [reelsmith.provider.ProviderFailure].
  ///
  /// @param speedPercentage 80 to 200
  Mono<Speech> speak(
      Production production, Storyboard storyboard, Storyboard.Scene scene, int speedPercentage) {
    return narrator
        .speak(
            new SpeechRequest(
                scene.narration(),
                actor(storyboard.voiceOf(scene)),
                production.language(),
                speedPercentage))
        .map(
            speech ->
                shortensSilences(production)
                    ? Silences.shortened(speech, LONGEST_SILENCE_SECONDS)
                    : speech);
  }

  static boolean shortensSilences(Production production) {
    Production.Voice wishes = production.voice();
    return wishes != null && wishes.removeSilences();
  }

  private VoiceActor actor(@Nullable Integer voice) {
    return voice == null ? voices.all().getFirst() : voices.find(voice).orElseThrow();
  }
}
