package reelsmith.template;

import java.util.List;

/// What to publish a film with.
///
/// @param title the shortest of the titles
public record PublishingCopy(String title, List<String> titles, String description) {

  public PublishingCopy {
    titles = List.copyOf(titles);
  }
}
