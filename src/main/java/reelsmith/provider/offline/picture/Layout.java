package reelsmith.provider.offline.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Decides where figures and things stand and how large they are.
final class Layout {

  private static final double ADULT_METRES = 1.75;

  private final Brief brief;
  private final double width;
  private final double height;
  private final double ground;
  private final Random dice;
  private final List<Place> places = new ArrayList<>();

  /// One figure or one thing.
  ///
  /// @param bottom where it ends below
  /// @param size height in units
  record Place(
      @Nullable Figure figure,
      Icon icon,
      double x,
      double bottom,
      double size,
      boolean mirrored,
      boolean isFar,
      boolean onGround) {}

  Layout(Brief brief, double width, double height) {
    this.brief = brief;
    this.width = width;
    this.height = height;
    ground = height * (height > width * 1.3 ? .78 : .87);
    dice = new Random(brief.momentSeed() ^ 0x5DEECE66DL);
  }

  List<Place> places() {
    double adult = placeFigures();
    var grounded = new ArrayList<Icon>();
    int above = 0;
    for (var icon : brief.things()) {
      boolean alone = brief.things().size() == 1 && brief.figures().isEmpty();
      switch (role(icon)) {
        case FLYER -> fly(icon, above++, alone);
        case SKY ->
            add(
                icon,
                width * side(above++, .28),
                height * .3,
                Math.min(width, height) * .34,
                true,
                false);
        case FLOATER -> floatOn(icon, alone);
        case SWIMMER -> swim(icon, above++, alone);
        case BUILDING -> build(icon, alone);
        default -> grounded.add(icon);
      }
    }
    placeOnGround(grounded, adult);
    places.sort(Comparator.comparingDouble(Place::bottom));
    return places;
  }

  /// What an icon is at this place: a boat in a kitchen is just a thing.
  private Icon.Kind role(Icon icon) {
    var place = brief.surroundings().place();
    boolean water =
        place == reelsmith.provider.offline.picture.Place.SEA
            || place == reelsmith.provider.offline.picture.Place.RIVER;
    boolean under = place == reelsmith.provider.offline.picture.Place.UNDERWATER;
    return switch (icon.kind()) {
      case FLOATER -> water ? Icon.Kind.FLOATER : under ? Icon.Kind.SWIMMER : Icon.Kind.LAND;
      case SWIMMER -> under ? Icon.Kind.SWIMMER : water ? Icon.Kind.FLOATER : Icon.Kind.LAND;
      case BUILDING -> place.isIndoors() || under ? Icon.Kind.LAND : Icon.Kind.BUILDING;
      default -> icon.kind();
    };
  }

  private double placeFigures() {
    int count = brief.figures().size();
    boolean tall = height > width * 1.3;
    double adult = tall ? height * (.55 - .04 * count) : height * (.72 - .03 * count);
    adult = Math.min(adult, width * 1.2);
    double room = Math.min(width * .9 / Math.max(count, 1), adult * .52);
    double start =
        width / 2
            - room * (count - 1) / 2
            + (brief.things().isEmpty() ? 0 : count == 1 ? -width * .06 : 0);
    for (int i = 0; i < count; i++) {
      var figure = brief.figures().get(i);
      double size = adult * figure.look().age().size;
      double depth = count > 2 && i % 2 == 1 ? -height * .012 : dice.nextDouble() * height * .008;
      var any = figure.look().species();
      places.add(
          new Place(
              figure,
              any == null ? NOTHING : any,
              start + i * room,
              ground + depth,
              size,
              false,
              false,
              true));
    }
    return adult;
  }

  private static final Icon NOTHING = new Icon("", Icon.Kind.THING, 1, "");

  private void placeOnGround(List<Icon> grounded, double adult) {
    if (grounded.isEmpty()) {
      return;
    }
    if (!brief.figures().isEmpty()) {
      for (int i = 0; i < grounded.size(); i++) {
        var icon = grounded.get(i);
        // Indoors a ship or a house can only be a toy.
        boolean toy = brief.surroundings().place().isIndoors() && icon.metres() > 2;
        double size =
            toy
                ? adult * .3
                : Math.clamp(
                    adult * icon.metres() / ADULT_METRES,
                    adult * .17,
                    Math.max(adult * .17, Math.min(adult * 1.05, width * .5)));
        boolean large = size > adult * .62;
        double spread = .5 * room() / width + size / width * (large ? .12 : .42);
        double x = width * .5 + (i % 2 == 0 ? 1 : -1) * width * Math.min(.41, spread + .03);
        double y = large ? ground - height * .035 : ground + height * (.008 + .012 * (i / 2));
        add(icon, x, y, size, false, true);
      }
      return;
    }
    double largest = brief.things().stream().mapToDouble(Layout::classSize).max().orElseThrow();
    double full = Math.min(width * .62, height * .5) * (grounded.size() == 1 ? 1 : .8);
    double[] columns =
        grounded.size() == 1
            ? new double[] {.5}
            : grounded.size() == 2 ? new double[] {.33, .7} : new double[] {.5, .18, .82, .34, .68};
    for (int i = 0; i < grounded.size(); i++) {
      var icon = grounded.get(i);
      double size = Math.max(full * .26, full * classSize(icon) / largest);
      double y = ground - height * (i == 0 ? .04 : i < 3 ? .01 : -.01);
      add(icon, width * columns[Math.min(i, columns.length - 1)], y, size, false, true);
    }
  }

  private double room() {
    var xs =
        places.stream()
            .filter(place -> place.figure() != null)
            .mapToDouble(Place::x)
            .summaryStatistics();
    double size =
        places.stream()
            .filter(place -> place.figure() != null)
            .mapToDouble(Place::size)
            .max()
            .orElse(0);
    return xs.getMax() - xs.getMin() + size * .36;
  }

  /// Squeezes the sizes of the world so that an ant can be seen beside a house.
  private static double classSize(Icon icon) {
    return Math.pow(icon.metres(), .42);
  }

  private void fly(Icon icon, int index, boolean alone) {
    double size =
        alone
            ? Math.min(width, height) * .5
            : Math.min(width, height) * Math.clamp(.14 + .05 * icon.metres(), .14, .34);
    double x = alone ? .5 : side(index, .2 + .05 * index);
    double y = height * (alone ? .5 : .24 + .07 * index) + size / 2;
    add(icon, width * x, Math.min(y, height * .62), size, false, false);
  }

  private void floatOn(Icon icon, boolean alone) {
    boolean main = alone || brief.figures().isEmpty() && places.isEmpty();
    double size =
        Math.min(width, height)
            * (main ? .46 : .3)
            * Math.clamp(Math.pow(icon.metres() / 4, .2), .6, 1.2);
    double y = height * (main ? .7 : .6);
    add(icon, width * (main ? .5 : side(places.size(), .15)), y, size, !main, false);
  }

  private void swim(Icon icon, int index, boolean alone) {
    double size =
        Math.min(width, height) * (alone ? .52 : Math.clamp(.2 + .06 * icon.metres(), .18, .46));
    double x = alone ? .5 : side(index, .24);
    add(
        icon,
        width * x,
        height * (alone ? .55 : .36 + .13 * (index % 3)) + size / 2,
        size,
        false,
        false);
  }

  private void build(Icon icon, boolean alone) {
    double tallness = Math.clamp(Math.pow(icon.metres() / 8, .45), .5, 1.25);
    double size = Math.min(width, height) * (alone ? .62 : .44) * tallness;
    double x = alone ? .5 : brief.figures().isEmpty() ? .62 : side(places.size(), .22);
    add(icon, width * x, height * (alone ? .68 : .64), size, !alone, true);
  }

  private double side(int index, double inset) {
    boolean left = (index + (brief.momentSeed() >>> 5 & 1)) % 2 == 0;
    return left ? inset : 1 - inset;
  }

  private void add(Icon icon, double x, double bottom, double size, boolean far, boolean shadow) {
    double inside = Math.clamp(x, size * .46, Math.max(size * .46, width - size * .46));
    places.add(new Place(null, icon, inside, bottom, size, dice.nextInt(3) == 0, far, shadow));
  }
}
