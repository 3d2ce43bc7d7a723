package reelsmith.provider;

import java.util.List;

/// What to publish the film with.
///
/// @param titles three ideas, each at most 100 characters
/// @param description a few sentences with hashtags, at most 2,000 characters
public record SocialCopy(List<String> titles, String description) {

  public SocialCopy {
    titles = List.copyOf(titles);
  }
}
