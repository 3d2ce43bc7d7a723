package reelsmith.api.mcp;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The address of a resource: `video://{id}` for a video as a whole, with `/script`, `/slides`,
/// `/captions` or `/film` behind it for one part.
public record VideoAddress(long video, Part part) {

  private static final Pattern FORM = Pattern.compile("video://([1-9]\\d{0,17})((?:/[a-z]+)?)");

  /// What of a video an address names, and in which form it is read.
  public enum Part {
    WHOLE("", "video", "Video", "Where a video stands and what it holds", "application/json"),
    SCRIPT("/script", "video-script", "Script", "What is spoken and shown", "text/markdown"),
    SLIDES("/slides", "video-slides", "Slides", "Its slides in order", "application/json"),
    CAPTIONS(
        "/captions", "video-captions", "Captions", "The captions of the finished film", "text/vtt"),
    FILM(
        "/film",
        "video-film",
        "Film",
        "Where to fetch the finished film: its temporary download link, and its path on this"
            + " machine",
        "application/json");

    private final String path;
    private final String wireName;
    private final String title;
    private final String description;
    private final String mediaType;

    Part(String path, String wireName, String title, String description, String mediaType) {
      this.path = path;
      this.wireName = wireName;
      this.title = title;
      this.description = description;
      this.mediaType = mediaType;
    }

    /// The address of this part of any video, as an RFC 6570 template.
    String template() {
      return "video://{video_id}" + path;
    }

    String wireName() {
      return wireName;
    }

    String title() {
      return title;
    }

    String description() {
      return description;
    }

    /// In which form it is read.
    public String mediaType() {
      return mediaType;
    }
  }

  /// Reads an address; empty when it can lead nowhere.
  static Optional<VideoAddress> of(String uri) {
    Matcher form = FORM.matcher(uri);
    if (!form.matches()) {
      return Optional.empty();
    }
    return Arrays.stream(Part.values())
        .filter(part -> part.path.equals(form.group(2)))
        .findFirst()
        .map(part -> new VideoAddress(Long.parseLong(form.group(1)), part));
  }

  /// The address as it stands on the wire.
  public String uri() {
    return "video://%d%s".formatted(video, part.path);
  }
}
