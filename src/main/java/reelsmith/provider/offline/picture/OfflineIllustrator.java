package reelsmith.provider.offline.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reelsmith.provider.Fidelity;
import reelsmith.provider.Illustrator;
import reelsmith.provider.PictureRequest;
import reelsmith.provider.VisualStyle;

/// Draws pictures without a network, always the same for the same request.
///
/// Answers [Fidelity#APPROXIMATED] for styles that drawn shapes can only come close to, for custom
/// styles, and for words of which nothing could be depicted.
public final class OfflineIllustrator implements Illustrator {

  /// Between speed and size: a slide takes a tenth of a second to write.
  private static final float PNG_QUALITY = .7f;

  private static final int MOST_PIXELS = 40_000_000;

  private final Scheduler scheduler;
  private final BriefReader reader;
  private final LookReader looks;
  private final Composer composer = new Composer();

  /// @param scheduler where drawing happens; it keeps a core busy for about two seconds a picture,
  ///   so it should be bounded by the number of cores
  public OfflineIllustrator(Scheduler scheduler) {
    this.scheduler = scheduler;
    var icons = Icons.load();
    reader = new BriefReader(icons);
    looks = new LookReader(icons);
  }

  @Override
  public Mono<Fidelity> draw(PictureRequest request, Path target) {
    return Mono.fromCallable(() -> drawNow(request, target)).subscribeOn(scheduler);
  }

  @Override
  public Mono<Fidelity> drawCharacterSheet(PictureRequest request, Path target) {
    return Mono.fromCallable(() -> drawSheetNow(request, target)).subscribeOn(scheduler);
  }

  private Fidelity drawNow(PictureRequest request, Path target) throws IOException {
    requireSize(request);
    var style = presetOf(request);
    var recipe = Recipes.of(style);
    var brief = reader.read(request);
    var painting = composer.compose(brief, request.width(), request.height(), recipe.isFlat());
    write(recipe.finish(painting).toImage(), target);
    return brief.depicted() ? fidelity(request.style()) : Fidelity.APPROXIMATED;
  }

  private Fidelity drawSheetNow(PictureRequest request, Path target) throws IOException {
    requireSize(request);
    var cast =
        request.characters().stream()
            .map(
                character ->
                    new Figure(
                        character.name(),
                        looks.read(character, request.seed()),
                        Figure.Pose.STANDING,
                        Figure.Expression.NEUTRAL,
                        1,
                        null))
            .toList();
    var daylight =
        Palette.of(
            new Surroundings(
                Place.ABSTRACT,
                Surroundings.Daytime.DAY,
                Surroundings.Weather.CLEAR,
                Surroundings.Season.SUMMER,
                Surroundings.Mood.CALM));
    var painting =
        composer.sheet(cast, daylight, request.width(), request.height(), request.seed());
    write(Recipes.of(presetOf(request)).finish(painting).toImage(), target);
    return cast.isEmpty() ? Fidelity.APPROXIMATED : fidelity(request.style());
  }

  private static void requireSize(PictureRequest request) {
    long pixels = (long) request.width() * request.height();
    if (request.width() < 16 || request.height() < 16 || pixels > MOST_PIXELS) {
      throw new IllegalArgumentException(
          "A picture of %d × %d cannot be drawn".formatted(request.width(), request.height()));
    }
  }

  private static VisualStyle presetOf(PictureRequest request) {
    return request.style() == VisualStyle.CUSTOM
        ? Recipes.nearest(request.customStyle())
        : request.style();
  }

  private static Fidelity fidelity(VisualStyle style) {
    return switch (style) {
      case PHOTOREALISTIC, THREE_D_ANIMATED, CLAYMATION, CUSTOM -> Fidelity.APPROXIMATED;
      default -> Fidelity.EXACT;
    };
  }

  /// Nobody ever sees a half-written file under the name of the target.
  private static void write(BufferedImage image, Path target) throws IOException {
    var folder =
        Objects.requireNonNull(target.toAbsolutePath().getParent(), "folder of the target");
    Files.createDirectories(folder);
    var temporary = Files.createTempFile(folder, target.getFileName() + ".", ".part");
    try {
      encode(image, temporary);
      if (Thread.currentThread().isInterrupted()) {
        // Whoever asked has gone and will not clear the picture away.
        throw new InterruptedIOException("Drawing %s was stopped".formatted(target.getFileName()));
      }
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void encode(BufferedImage image, Path file) throws IOException {
    var writer = ImageIO.getImageWritersByFormatName("png").next();
    try (var output = new javax.imageio.stream.FileImageOutputStream(file.toFile())) {
      var parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(PNG_QUALITY);
      writer.setOutput(output);
      writer.write(null, new IIOImage(image, List.of(), null), parameters);
    } finally {
      writer.dispose();
    }
  }
}
