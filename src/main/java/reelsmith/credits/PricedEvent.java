package reelsmith.credits;

import reelsmith.event.TemplateVersion;

/// What of the work on a video has a price, in the order in which it is done.
public enum PricedEvent {
  /// The script is written. Once for a video.
  SCRIPT("script.generate"),

  /// A slide is drawn. Once for each.
  IMAGE("image.generate"),

  /// A slide is spoken. Once for each started 100 characters.
  NARRATION("narration.generate"),

  /// The words of all slides are timed. Once for a video.
  TRANSCRIPTION("transcription.generate"),

  /// Titles and description are written. Once for a video.
  METADATA("metadata.generate"),

  /// The film is rendered. Once for a video.
  RENDER("render");

  private final String listed;

  PricedEvent(String listed) {
    this.listed = listed;
  }

  /// Its name in price lists.
  String listed() {
    return listed;
  }

  /// Its name in charges, such as `story.v001.image.generate`.
  String of(String template) {
    return TemplateVersion.named(template, listed);
  }
}
