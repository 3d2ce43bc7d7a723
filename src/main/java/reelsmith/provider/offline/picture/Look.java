package reelsmith.provider.offline.picture;

import java.awt.Color;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How somebody looks in every picture of a story.
///
/// @param species the face of an animal, a robot or another creature; null for people
/// @param accent colour of what is worn on top, such as hat or scarf
record Look(
    Age age,
    boolean feminine,
    Color skin,
    Color hair,
    Hair hairStyle,
    Garment garment,
    Color top,
    Color bottom,
    Color accent,
    Set<Extra> extras,
    @Nullable Icon species) {

  Look {
    extras = Set.copyOf(extras);
  }

  /// Height against an adult, and height of the head against the body.
  enum Age {
    BABY(.52, .4),
    CHILD(.76, .34),
    TEEN(.9, .275),
    ADULT(1, .245),
    ELDER(.95, .25);

    final double size;
    final double head;

    Age(double size, double head) {
      this.size = size;
      this.head = head;
    }
  }

  enum Hair {
    BALD,
    SHORT,
    SPIKY,
    BOB,
    LONG,
    PONYTAIL,
    BUN,
    BRAIDS,
    CURLY
  }

  enum Garment {
    SHIRT,
    DRESS,
    COAT,
    SUIT,
    ARMOR
  }

  enum Extra {
    APRON,
    BACKPACK,
    BEARD,
    BOW,
    CAP,
    CAPE,
    CHEF_HAT,
    CROWN,
    EYE_PATCH,
    FRECKLES,
    GLASSES,
    HAT,
    HELMET,
    MOUSTACHE,
    POINTED_HAT,
    SCARF,
    SPACE_HELMET,
    TIE
  }
}
