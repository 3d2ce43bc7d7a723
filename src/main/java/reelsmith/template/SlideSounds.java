package reelsmith.template;

import java.util.List;

/// What is heard over all slides, in order.
public record SlideSounds(List<SlideSound> slides) {

  public SlideSounds {
    slides = List.copyOf(slides);
  }
}
