package reelsmith.provider.offline.script;

import java.util.Locale;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reelsmith.provider.Fidelity;
import reelsmith.provider.ProviderFailure;
import reelsmith.provider.Script;
import reelsmith.provider.ScriptRequest;
import reelsmith.provider.ScriptWriter;
import reelsmith.provider.SocialCopy;

/// Writes English stories from the caller's idea, without a model, a key or a network.
///
/// Takes a few milliseconds on the calling thread. The same request with the same seed gives the
/// same story. Other languages signal [ProviderFailure.Reason#UNSUPPORTED].
public final class OfflineScriptWriter implements ScriptWriter {

  private final Scheduler scheduler;

  /// @param scheduler where the work is done; its first use reads word lists
  public OfflineScriptWriter(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /// Works on the calling thread.
  public OfflineScriptWriter() {
    this(Schedulers.immediate());
  }

  private static final int MOST_SLIDES = 30;

  @Override
  public Mono<Script> write(ScriptRequest request) {
    return Mono.fromCallable(
            () -> {
              requireEnglish(request.language());
              if (request.slides() < 1 || request.slides() > MOST_SLIDES) {
                throw new ProviderFailure(
                    ProviderFailure.Reason.UNSUPPORTED,
                    "The offline writer writes 1 to %d slides.".formatted(MOST_SLIDES));
              }
              return new StoryBuilder(request).build();
            })
        .subscribeOn(scheduler);
  }

  @Override
  public boolean writes(String language) {
    return isEnglish(language);
  }

  /// Its sentences are ready-made; only the idea's own words in them are the caller's.
  @Override
  public Fidelity fidelity() {
    return Fidelity.APPROXIMATED;
  }

  @Override
  public boolean charges() {
    return false;
  }

  @Override
  public Mono<SocialCopy> describe(Script script, String language, long seed) {
    return Mono.fromCallable(() -> new SocialCopyWriter(script, isEnglish(language), seed).write())
        .subscribeOn(scheduler);
  }

  private static boolean isEnglish(String language) {
    return Locale.forLanguageTag(language.replace('_', '-')).getLanguage().equals("en");
  }

  private static void requireEnglish(String language) {
    if (!isEnglish(language)) {
      throw new ProviderFailure(
          ProviderFailure.Reason.UNSUPPORTED,
          "Without a language model stories are written in English only. Bring your own script in"
              + " script.slides[], or configure a language model.");
    }
  }
}
