package reelsmith.provider.offline.voice;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reelsmith.provider.Narrator;
import reelsmith.provider.Pcm;
import reelsmith.provider.ProviderFailure;
import reelsmith.provider.Speech;
import reelsmith.provider.SpeechRequest;
import reelsmith.provider.VoiceActor;

/// Speaks English without a key or a network, with the word times the synthesiser itself used.
///
/// The sound is always 48 kHz mono, evened in loudness and without silence at its ends. The same
/// request gives the same samples. The first narration of a process waits a few seconds until the
/// voice is loaded.
public final class OfflineNarrator implements Narrator {

  private static final int SLOWEST = 80;
  private static final int FASTEST = 200;
  private static final double SECONDS_WITHOUT_WORDS = 0.5;

  private static final Map<OfflineVoice.Engine, SharedSynthesiser> SYNTHESISERS =
      Map.of(
          OfflineVoice.Engine.FREE_TTS, new SharedSynthesiser(FreeTtsSynthesiser::new),
          OfflineVoice.Engine.MARY, new SharedSynthesiser(MarySynthesiser::new));

  private final Scheduler scheduler;

  /// @param scheduler where the blocking work is done; two threads keep both synthesisers busy,
  ///   more wait for each other
  public OfflineNarrator(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  @Override
  public List<VoiceActor> voices() {
    return Arrays.stream(OfflineVoice.values()).map(OfflineVoice::actor).toList();
  }

  /// Speaks. Signals a [ProviderFailure] `UNSUPPORTED` for another language than English, for a
  /// word in letters that are not Latin, for a voice of another narrator and for a speed out of
  /// range.
  @Override
  public Mono<Speech> speak(SpeechRequest request) {
    return Mono.fromCallable(() -> spoken(request)).subscribeOn(scheduler);
  }

  private static Speech spoken(SpeechRequest request) {
    var voice = voice(request.voice());
    requireEnglish(request);
    if (request.speedPercentage() < SLOWEST || request.speedPercentage() > FASTEST) {
      throw unsupported(
          "The offline voices speak at %d to %d percent of their pace, not at %d."
              .formatted(SLOWEST, FASTEST, request.speedPercentage()));
    }
    var reading = Reading.of(request.text());
    if (reading.words().isEmpty()) {
      return WordTimes.silence(reading, SECONDS_WITHOUT_WORDS);
    }
    var speed = request.speedPercentage() / 100.0;
    var sound =
        synthesiser(voice)
            .use(synthesiser -> voice.recipe().speak(synthesiser, reading.words(), speed));
    return new Speech(pcm(sound), WordTimes.of(reading, sound.words(), sound.seconds()));
  }

  private static SharedSynthesiser synthesiser(OfflineVoice voice) {
    var synthesiser = SYNTHESISERS.get(voice.engine());
    if (synthesiser == null) {
      throw new IllegalStateException("no synthesiser for " + voice.engine());
    }
    return synthesiser;
  }

  private static OfflineVoice voice(VoiceActor actor) {
    return Arrays.stream(OfflineVoice.values())
        .filter(voice -> voice.actor().id() == actor.id())
        .findFirst()
        .orElseThrow(
            () ->
                unsupported(
                    "There is no offline voice %d (%s).".formatted(actor.id(), actor.name())));
  }

  private static void requireEnglish(SpeechRequest request) {
    var language = Locale.forLanguageTag(request.language().replace('_', '-'));
    if (language.getLanguage().equals("en")) {
      return;
    }
    var tokens = Reading.tokensOf(request.text());
    throw unsupported(
        ("The offline voices speak English only, and this narration, which begins “%s”, is in"
                + " “%s”. Write it in English, or turn the voice off with voice.enabled=false.")
            .formatted(
                Reading.quoted(tokens.isEmpty() ? "" : tokens.getFirst()), request.language()));
  }

  private static ProviderFailure unsupported(String message) {
    return new ProviderFailure(ProviderFailure.Reason.UNSUPPORTED, message);
  }

  private static Pcm pcm(LabelledSound sound) {
    var samples = new short[sound.samples().length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) Math.round(Math.clamp(sound.samples()[i], -1f, 1f) * Short.MAX_VALUE);
    }
    return new Pcm(samples, sound.sampleRate(), 1);
  }
}
