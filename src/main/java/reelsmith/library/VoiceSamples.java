package reelsmith.library;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.account.OwnerKey;
import reelsmith.asset.Artifact;
import reelsmith.asset.Artifacts;
import reelsmith.asset.FileOnDemand;
import reelsmith.asset.PublicAddress;
import reelsmith.asset.SignedLinks;
import reelsmith.provider.Narrator;
import reelsmith.provider.PcmFile;
import reelsmith.provider.SpeechRequest;
import reelsmith.provider.VoiceActor;

/// What each voice sounds like: a sentence that is spoken when somebody first wants to hear it.
@Component
class VoiceSamples implements FileOnDemand {

  private static final Duration LIFETIME = Duration.ofHours(1);
  private static final int OWN_PACE = 100;

  private final Narrator narrator;
  private final Artifacts artifacts;
  private final SignedLinks links;
  private final PublicAddress address;

  VoiceSamples(Narrator narrator, Artifacts artifacts, SignedLinks links, PublicAddress address) {
    this.narrator = narrator;
    this.artifacts = artifacts;
    this.links = links;
    this.address = address;
  }

  /// A signed link that works for an hour, or null where nobody serves files.
  @Nullable String url(VoiceActor voice) {
    String name = "voice-%d.wav".formatted(voice.id());
    return address.ofFile(links.path(id(voice), name, LIFETIME)).orElse(null);
  }

  @Override
  public Mono<Artifact> made(UUID id) {
    return Flux.fromIterable(narrator.voices())
        .filter(voice -> id(voice).equals(id))
        .next()
        .flatMap(voice -> narrator.speak(request(voice)))
        .flatMap(
            speech ->
                artifacts.keep(
                    OwnerKey.OWNER, id, file -> PcmFile.write(speech.sound(), file), "audio/wav"));
  }

  private static SpeechRequest request(VoiceActor voice) {
    return new SpeechRequest(text(voice), voice, language(voice), OWN_PACE);
  }

  private static String language(VoiceActor voice) {
    return voice.languages().contains("en") ? "en" : voice.languages().getFirst();
  }

  private static String text(VoiceActor voice) {
    return language(voice).equals("en")
        ? "Hello, my name is %s. This is how I tell a story.".formatted(voice.name())
        : voice.name();
  }

  /// The same in every process, and another when the voice says something else.
  private static UUID id(VoiceActor voice) {
    String sample = "sample of voice %d: %s".formatted(voice.id(), text(voice));
    return UUID.nameUUIDFromBytes(sample.getBytes(StandardCharsets.UTF_8));
  }
}
