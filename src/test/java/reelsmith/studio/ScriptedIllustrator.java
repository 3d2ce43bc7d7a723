package reelsmith.studio;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.publisher.Mono;
import reelsmith.provider.Fidelity;
import reelsmith.provider.Illustrator;
import reelsmith.provider.PictureRequest;
import reelsmith.provider.ProviderFailure;

/// The product's illustrator, which fails or waits where a picture's text says so.
final class ScriptedIllustrator implements Illustrator {

  /// In a picture's text: drawing it fails, as when a vendor is overloaded.
  static final String BREAKS = "(breaks)";

  private final Illustrator real;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Gate gate;
  private final List<String> mended = new CopyOnWriteArrayList<>();

  ScriptedIllustrator(Illustrator real, Gate gate) {
    this.real = real;
    this.gate = gate;
  }

  @Override
  public Mono<Fidelity> draw(PictureRequest request, Path target) {
    return Mono.defer(
        () -> {
          asked.add(request.picture());
          if (request.picture().contains(BREAKS) && !isMended(request)) {
            return Mono.error(
                new ProviderFailure(ProviderFailure.Reason.UNAVAILABLE, "The painter is busy."));
          }
          Mono<Fidelity> drawn = real.draw(request, target);
          return isMended(request) ? drawn : gate.pass(request.picture(), drawn);
        });
  }

  @Override
  public Mono<Fidelity> drawCharacterSheet(PictureRequest request, Path target) {
    return real.drawCharacterSheet(request, target);
  }

  /// From now on pictures with these words are drawn like any other.
  void mend(String words) {
    mended.add(words);
  }

  private boolean isMended(PictureRequest request) {
    return mended.stream().anyMatch(request.picture()::contains);
  }

  /// How often a picture with these words was asked for.
  long asked(String words) {
    return asked.stream().filter(picture -> picture.contains(words)).count();
  }
}
