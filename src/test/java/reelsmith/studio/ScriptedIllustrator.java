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

  ScriptedIllustrator(Illustrator real, Gate gate) {
    this.real = real;
    this.gate = gate;
  }

  @Override
  public Mono<Fidelity> draw(PictureRequest request, Path target) {
    return Mono.defer(
        () -> {
          asked.add(request.picture());
          if (request.picture().contains(BREAKS)) {
            return Mono.error(
                new ProviderFailure(ProviderFailure.Reason.UNAVAILABLE, "The painter is busy."));
          }
          return gate.pass(request.picture(), real.draw(request, target));
        });
  }

  @Override
  public Mono<Fidelity> drawCharacterSheet(PictureRequest request, Path target) {
    return real.drawCharacterSheet(request, target);
  }

  /// How often a picture with these words was asked for.
  long asked(String words) {
    return asked.stream().filter(picture -> picture.contains(words)).count();
  }
}
