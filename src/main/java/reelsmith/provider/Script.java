package reelsmith.provider;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A story, ready to be drawn and spoken.
///
/// @param characters everybody who is seen or heard, the narrator left out; names are unique
/// @param mood a music category such as `Dramatic`, or what comes closest
/// @param fidelity whether it tells what was asked, or only follows it as far as a template can
public record Script(
    String title, List<Character> characters, List<Slide> slides, String mood, Fidelity fidelity) {

  /// The speaker of lines that no character speaks.
  public static final String NARRATOR = "Narrator";

  public Script {
    characters = List.copyOf(characters);
    slides = List.copyOf(slides);
  }

  /// A script that tells what was asked.
  public Script(String title, List<Character> characters, List<Slide> slides, String mood) {
    this(title, characters, slides, mood, Fidelity.EXACT);
  }

  /// Somebody in the story.
  ///
  /// @param look how to draw them, the same in every picture: age, hair, clothes, colours
  public record Character(
      String name, @Nullable Gender gender, @Nullable String age, String look) {}

  /// One picture and what is said over it.
  ///
  /// @param speaker a character's name or [#NARRATOR]
  /// @param narration what is said; blank for a silent slide
  /// @param picture what is seen: who, doing what, where, at what time of day
  /// @param continuity what stays as it was on the slides before, a line each and the latest first;
  ///   blank on the first slide
  /// @param visible names of the characters to be seen
  public record Slide(
      String speaker, String narration, String picture, String continuity, List<String> visible) {

    public Slide {
      visible = List.copyOf(visible);
    }
  }
}
