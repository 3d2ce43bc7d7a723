package reelsmith.provider;

import java.util.List;
import reactor.core.publisher.Mono;

/// Finds when each word of a known text is heard.
public interface WordTimer {

  /// Times of the words of `text`, one for each word (split at white space), in order, ascending
  /// and within the sound. The words returned are those of `text`, never what a recogniser heard.
  Mono<List<SpokenWord>> time(Pcm sound, String text, String language);
}
