package reelsmith.studio;

import java.util.List;
import reactor.core.publisher.Mono;
import reelsmith.provider.Narrator;
import reelsmith.provider.Pcm;
import reelsmith.provider.Speech;
import reelsmith.provider.SpeechRequest;
import reelsmith.provider.SpokenWord;
import reelsmith.provider.VoiceActor;

/// The product's narrator, which waits, hesitates or mumbles where a line says so.
record ScriptedNarrator(Narrator real, Gate gate) implements Narrator {

  /// In a line: a pause of two seconds is made in its middle, however fast it is spoken.
  static final String HESITATES = "(hesitates)";

  /// In a line: it isn't told when which word is heard.
  static final String MUMBLES = "(mumbles)";

  private static final int PAUSE_SECONDS = 2;

  @Override
  public List<VoiceActor> voices() {
    return real.voices();
  }

  @Override
  public Mono<Speech> speak(SpeechRequest request) {
    Mono<Speech> speech = gate.pass(request.text(), real.speak(request));
    if (request.text().contains(MUMBLES)) {
      return speech.map(spoken -> new Speech(spoken.sound(), List.of()));
    }
    return request.text().contains(HESITATES) ? speech.map(ScriptedNarrator::hesitating) : speech;
  }

  private static Speech hesitating(Speech speech) {
    Pcm sound = speech.sound();
    int middle = sound.samples().length / 2;
    int pause = PAUSE_SECONDS * sound.sampleRate();
    short[] samples = new short[sound.samples().length + pause];
    System.arraycopy(sound.samples(), 0, samples, 0, middle);
    System.arraycopy(sound.samples(), middle, samples, middle + pause, middle);
    double middleSeconds = (double) middle / sound.sampleRate();
    return new Speech(
        new Pcm(samples, sound.sampleRate(), sound.channels()),
        speech.words().stream()
            .map(
                word ->
                    new SpokenWord(
                        word.text(),
                        later(word.start(), middleSeconds),
                        later(word.end(), middleSeconds)))
            .toList());
  }

  private static double later(double seconds, double middle) {
    return seconds < middle ? seconds : seconds + PAUSE_SECONDS;
  }
}
