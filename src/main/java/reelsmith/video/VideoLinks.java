package reelsmith.video;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reelsmith.asset.PublicAddress;
import reelsmith.asset.SignedLinks;

/// The addresses people and programs find a video's things at.
@Component
class VideoLinks {

  /// How long a download link works.
  static final Duration LIFETIME = Duration.ofHours(1);

  private final SignedLinks links;
  private final PublicAddress address;

  VideoLinks(SignedLinks links, PublicAddress address) {
    this.links = links;
    this.address = address;
  }

  /// A signed link that works for an hour, or null when this process serves no files and no public
  /// address says who does.
  @Nullable String download(@Nullable UUID artifact, String fileName) {
    return artifact == null
        ? null
        : address.ofFile(links.path(artifact, fileName, LIFETIME)).orElse(null);
  }

  /// What callers must know of download links.
  String notice() {
    return address.endsWithClient()
        ? "Links work for %d minutes, and no longer than this session; the file stays at file_path."
            .formatted(LIFETIME.toMinutes())
        : "Links work for %d minutes; ask again for fresh ones. Download the film, do not embed the"
                .formatted(LIFETIME.toMinutes())
            + " link.";
  }

  @Nullable String page(Video video) {
    return address.absolute("/videos/%s".formatted(video.id())).orElse(null);
  }

  static String poll(String template, VideoId video) {
    return "/api/v1/%s/videos/%s".formatted(template, video);
  }

  static String render(Video video) {
    return poll(video.template(), video.id()) + "/render";
  }

  static String abort(Video video) {
    return poll(video.template(), video.id()) + "/abort";
  }
}
