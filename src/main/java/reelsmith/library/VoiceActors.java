package reelsmith.library;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reelsmith.provider.Narrator;
import reelsmith.provider.VoiceActor;

/// The voices of this studio.
@Component
public class VoiceActors {

  private final List<VoiceActor> voices;

  VoiceActors(Narrator narrator) {
    this.voices = narrator.voices();
  }

  public List<VoiceActor> all() {
    return voices;
  }

  public Optional<VoiceActor> find(int id) {
    return voices.stream().filter(voice -> voice.id() == id).findFirst();
  }

  /// The voices that speak a language, by its primary subtag: `en` also for `en-GB`.
  public List<VoiceActor> speaking(String language) {
    String primary = Locale.forLanguageTag(language).getLanguage();
    return voices.stream().filter(voice -> voice.languages().contains(primary)).toList();
  }
}
