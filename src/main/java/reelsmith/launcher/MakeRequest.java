package reelsmith.launcher;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import reelsmith.provider.VisualStyle;
import reelsmith.provider.VoiceFormat;
import tools.jackson.databind.JsonNode;

/// The film that a person asked for on the command line.
///
/// @param idea what it is about, never blank
/// @param out where the film is to be written, absolute; an older file there is replaced
/// @param template what kind of film, such as `story`
/// @param slides how many, from 2 to 30; null for the template's choice or the script's
/// @param style null for the template's choice
/// @param voiceFormat null for the template's choice
/// @param seconds how long the film should be, from 5 to 600; null for as long as the story takes
/// @param seed the same request with the same seed gives the same film; null for a new one
/// @param script what the person brought instead of having it written: an object with `slides`
public record MakeRequest(
    String idea,
    Path out,
    String template,
    @Nullable Integer slides,
    @Nullable VisualStyle style,
    @Nullable VoiceFormat voiceFormat,
    AspectRatio aspect,
    @Nullable Integer seconds,
    @Nullable Long seed,
    boolean music,
    @Nullable JsonNode script) {

  /// The shape of the picture.
  public enum AspectRatio {
    PORTRAIT("9:16"),
    SQUARE("1:1"),
    LANDSCAPE("16:9");

    private final String wireName;

    AspectRatio(String wireName) {
      this.wireName = wireName;
    }

    /// As operations name it, such as `9:16`.
    public String wireName() {
      return wireName;
    }

    @Override
    public String toString() {
      return wireName;
    }
  }
}
