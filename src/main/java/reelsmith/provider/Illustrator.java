package reelsmith.provider;

import java.nio.file.Path;
import reactor.core.publisher.Mono;

/// Draws pictures.
public interface Illustrator {

  /// Draws one slide into `target` as a PNG of exactly the asked size.
  Mono<Fidelity> draw(PictureRequest request, Path target);

  /// Draws all `characters` of the request side by side, so that slides can stay true to them.
  Mono<Fidelity> drawCharacterSheet(PictureRequest request, Path target);
}
