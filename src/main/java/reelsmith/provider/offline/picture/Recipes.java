package reelsmith.provider.offline.picture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reelsmith.provider.VisualStyle;

/// The recipe of each visual style.
final class Recipes {

  private static final Map<VisualStyle, List<Words>> WORDS = words();

  private Recipes() {}

  static Recipe of(VisualStyle style) {
    return switch (style) {
      case SEMI_REALISTIC_PAINTERLY, CUSTOM -> new PaintedRecipes.Painterly();
      case OIL_PAINTING -> new PaintedRecipes.Oil();
      case WATERCOLOR_STORYBOOK -> new PaintedRecipes.Watercolor();
      case ANIME -> new DrawnRecipes.Anime();
      case CEL_SHADED_CARTOON -> new DrawnRecipes.Cartoon();
      case COMIC -> new DrawnRecipes.Comic();
      case FLAT_VECTOR -> new DrawnRecipes.Flat();
      case PENCIL_SKETCH -> new InkRecipes.Pencil();
      case NOIR -> new InkRecipes.Noir();
      case NEON_CYBERPUNK -> new InkRecipes.Neon();
      case THREE_D_ANIMATED -> new ModelRecipes.Animated();
      case PHOTOREALISTIC -> new ModelRecipes.Photo();
      case CLAYMATION -> new ModelRecipes.Clay();
      case KNITTED_YARN -> new CraftRecipes.Yarn();
      case LOW_POLY_3D -> new CraftRecipes.LowPoly();
    };
  }

  /// The preset closest to the caller's own words; painterly if none is close.
  static VisualStyle nearest(@Nullable String customStyle) {
    if (customStyle == null) {
      return VisualStyle.SEMI_REALISTIC_PAINTERLY;
    }
    var text = Words.of(customStyle);
    var best = VisualStyle.SEMI_REALISTIC_PAINTERLY;
    long most = 0;
    for (var entry : WORDS.entrySet()) {
      long score =
          entry.getValue().stream()
              .filter(phrase -> text.find(phrase, 0) >= 0)
              .mapToLong(phrase -> phrase.list().size())
              .sum();
      if (score > most) {
        most = score;
        best = entry.getKey();
      }
    }
    return best;
  }

  private static Map<VisualStyle, List<Words>> words() {
    var map = new LinkedHashMap<VisualStyle, List<Words>>();
    map.put(
        VisualStyle.ANIME,
        Words.phrases("anime, manga, japanese animation, ghibli, shonen, light rays"));
    map.put(
        VisualStyle.THREE_D_ANIMATED,
        Words.phrases("3d, pixar, render, rendered, cgi, 3d animation, blender, toy"));
    map.put(
        VisualStyle.PHOTOREALISTIC,
        Words.phrases(
            "photo, photograph, photorealistic, realistic, cinematic, film still, lens, documentary, analog"));
    map.put(
        VisualStyle.CEL_SHADED_CARTOON,
        Words.phrases("cartoon, cel, cel shaded, thick outline, disney, toon, animated series"));
    map.put(
        VisualStyle.COMIC,
        Words.phrases(
            "comic, comic book, pop art, halftone, graphic novel, superhero, screen print"));
    map.put(
        VisualStyle.WATERCOLOR_STORYBOOK,
        Words.phrases(
            "watercolor, watercolour, storybook, aquarelle, gouache, soft wash, picture book"));
    map.put(
        VisualStyle.FLAT_VECTOR,
        Words.phrases(
            "flat, vector, minimal, minimalist, geometric, infographic, poster, bauhaus, paper cut, papercut"));
    map.put(
        VisualStyle.PENCIL_SKETCH,
        Words.phrases(
            "pencil, sketch, drawing, graphite, charcoal, line art, hatching, engraving, etching, ink"));
    map.put(
        VisualStyle.OIL_PAINTING,
        Words.phrases(
            "oil, oil painting, impasto, van gogh, impressionist, impressionism, renaissance, baroque, canvas, acrylic, palette knife"));
    map.put(
        VisualStyle.NEON_CYBERPUNK,
        Words.phrases(
            "neon, cyberpunk, synthwave, vaporwave, glow, glowing, futuristic, tron, hologram, retrowave"));
    map.put(
        VisualStyle.NOIR,
        Words.phrases(
            "noir, black and white, monochrome, film noir, high contrast, silhouette, grayscale, expressionist"));
    map.put(
        VisualStyle.CLAYMATION,
        Words.phrases("clay, claymation, plasticine, stop motion, aardman, puppet"));
    map.put(
        VisualStyle.KNITTED_YARN,
        Words.phrases(
            "knit, knitted, yarn, wool, crochet, felt, embroidery, fabric, textile, cross stitch"));
    map.put(
        VisualStyle.LOW_POLY_3D,
        Words.phrases(
            "low poly, polygon, polygonal, facets, faceted, origami, triangulated, voxel, stained glass, mosaic, crystal"));
    map.put(
        VisualStyle.SEMI_REALISTIC_PAINTERLY,
        Words.phrases(
            "painterly, digital painting, concept art, brush, fantasy art, matte painting, illustration"));
    return map;
  }
}
