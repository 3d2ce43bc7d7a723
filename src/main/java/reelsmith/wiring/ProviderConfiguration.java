package reelsmith.wiring;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reelsmith.provider.Composer;
import reelsmith.provider.Illustrator;
import reelsmith.provider.Narrator;
import reelsmith.provider.ScriptWriter;
import reelsmith.provider.WordTimer;
import reelsmith.provider.offline.music.OfflineComposer;
import reelsmith.provider.offline.picture.OfflineIllustrator;
import reelsmith.provider.offline.script.OfflineScriptWriter;
import reelsmith.provider.offline.voice.OfflineNarrator;
import reelsmith.provider.offline.voice.OfflineWordTimer;
import reelsmith.provider.openai.OpenAiScriptWriter;
import reelsmith.provider.openai.OpenAiSettings;

/// Gives each role to the provider that the settings name.
@Configuration(proxyBeanMethods = false)
class ProviderConfiguration {

  private static final int THREADS = 2;
  private static final int WAITING = 1000;

  /// Where the offline providers do their work: as many at once as a small machine has cores.
  @Bean(destroyMethod = "dispose")
  Scheduler offlineProviders() {
    return Schedulers.newBoundedElastic(THREADS, WAITING, "offline-provider", 60, true);
  }

  @Bean
  @Lazy
  ScriptWriter scriptWriter(StudioSettings settings, Scheduler offlineProviders) {
    return switch (settings.scriptWriter()) {
      case OFFLINE -> new OfflineScriptWriter(offlineProviders);
      case OPENAI -> new OpenAiScriptWriter(openAi(settings.openai()));
    };
  }

  @Bean
  Narrator narrator(Scheduler offlineProviders) {
    return new OfflineNarrator(offlineProviders);
  }

  @Bean
  WordTimer wordTimer() {
    return new OfflineWordTimer();
  }

  @Bean
  Illustrator illustrator(Scheduler offlineProviders) {
    return new OfflineIllustrator(offlineProviders);
  }

  @Bean
  Composer composer(Scheduler offlineProviders) {
    return new OfflineComposer(offlineProviders);
  }

  private static OpenAiSettings openAi(StudioSettings.OpenAi settings) {
    String key = settings.apiKey();
    if (key == null || key.isBlank()) {
      throw new IllegalStateException(
          "The script writer is set to openai, but REELSMITH_STUDIO_OPENAI_API_KEY is missing in"
              + " the environment.");
    }
    return new OpenAiSettings(settings.baseUrl(), key, settings.model(), settings.timeout());
  }
}
