package reelsmith.template;

import java.util.List;

/// All slides as they were drawn, in order.
public record Drawings(List<Drawing> slides) {

  public Drawings {
    slides = List.copyOf(slides);
  }
}
