package reelsmith.provider.offline.picture;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which creature somebody is who is no human being.
final class Species {

  /// Faces for animals whose icon shows the whole body.
  private static final Map<String, String> FACES =
      Map.ofEntries(
          Map.entry("dog", "dog-face"),
          Map.entry("cat", "cat-face"),
          Map.entry("black-cat", "cat-face"),
          Map.entry("rabbit", "rabbit-face"),
          Map.entry("mouse", "mouse-face"),
          Map.entry("rat", "mouse-face"),
          Map.entry("pig", "pig-face"),
          Map.entry("cow", "cow-face"),
          Map.entry("ox", "cow-face"),
          Map.entry("horse", "horse-face"),
          Map.entry("tiger", "tiger-face"),
          Map.entry("leopard", "tiger-face"),
          Map.entry("monkey", "monkey-face"),
          Map.entry("dragon", "dragon-face"),
          Map.entry("rooster", "chicken"),
          Map.entry("baby-chick", "chicken"),
          Map.entry("poodle", "dog-face"),
          Map.entry("guide-dog", "dog-face"));

  /// Animals without a face of their own: their whole icon is the figure.
  static final Set<String> BODIES =
      Set.of(
          ("elephant owl penguin turtle snail hedgehog chipmunk deer giraffe zebra camel "
                  + "kangaroo duck swan goose bird blackbird dove eagle parrot peacock flamingo "
                  + "goat ewe ram llama crocodile sloth otter beaver badger skunk seal octopus "
                  + "whale spouting-whale dolphin shark fish tropical-fish crab lobster snake "
                  + "lizard t-rex sauropod gorilla orangutan rhinoceros hippopotamus ghost snowman "
                  + "alien-monster troll butterfly honeybee lady-beetle ant spider bison donkey "
                  + "phoenix-bird bat turkey teddy-bear")
              .split(" "));

  private Species() {}

  /// The face of the creature that the words name, if they do not name a human being first.
  static @Nullable Icon in(Words text, Icons icons) {
    for (var mention : icons.mentionedIn(text)) {
      var name = FACES.getOrDefault(mention.icon().name(), mention.icon().name());
      var icon = icons.named(name);
      boolean animal = icon.kind() == Icon.Kind.HEAD || BODIES.contains(name);
      if (animal && !icon.name().equals("skull")) {
        return icon;
      }
    }
    return null;
  }
}
