package reelsmith.api.mcp;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// What was last sent on the streams of a session, the oldest forgotten first.
final class ReplayBuffer {

  private static final int MOST_CHARACTERS = 1 << 20;

  private final int limit;
  private final Deque<Sent> kept = new ArrayDeque<>();
  private int characters;

  ReplayBuffer(int limit) {
    this.limit = limit;
  }

  /// A message as it went out.
  ///
  /// @param number counted from 1 on each stream
  record Sent(long stream, long number, String text, boolean mayBeLost) {

    /// What a client that lost the stream says it has seen.
    String eventId() {
      return "%d-%d".formatted(stream, number);
    }
  }

  synchronized void add(Sent sent) {
    kept.add(sent);
    characters += sent.text().length();
    while (kept.size() > limit || characters > MOST_CHARACTERS) {
      characters -= kept.remove().text().length();
    }
  }

  synchronized List<Sent> after(long stream, long number) {
    return kept.stream().filter(sent -> sent.stream() == stream && sent.number() > number).toList();
  }

  synchronized boolean hasAnyOf(long stream) {
    return kept.stream().anyMatch(sent -> sent.stream() == stream);
  }
}
