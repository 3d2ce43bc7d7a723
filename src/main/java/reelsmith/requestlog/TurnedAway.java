package reelsmith.requestlog;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reelsmith.operation.Door;
import reelsmith.operation.Identity;

/// Counts requests that were turned away at the door. Whoever sends them pays nothing for them, so
/// they must not fill the log: a few of each caller, and of strangers from each address, are kept
/// singly in a minute, all others like them become one line with their number.
final class TurnedAway {

  private static final long MINUTE = Duration.ofMinutes(1).toSeconds();

  /// More kinds than this in one minute are not told apart, but dropped.
  private static final int MOST_KINDS = 1_000;

  /// Strangers from more addresses than this in one minute share what is kept of one, so that
  /// whoever has many addresses does not fill the log either.
  private static final int MOST_ADDRESSES = 100;

  /// What becomes of one request.
  enum Fate {
    KEPT,
    COUNTED,
    DROPPED
  }

  /// What requests have in common that are counted together.
  private record Kind(
      Optional<Identity> caller, Door door, @Nullable Integer status, @Nullable String code) {

    static Kind of(AnsweredRequest answered) {
      return new Kind(
          Optional.ofNullable(answered.identity()),
          answered.door(),
          answered.status(),
          answered.code());
    }
  }

  private final int single;
  private final Map<Identity, Integer> keptOfCallers = new HashMap<>();
  private final Map<String, Integer> keptOfStrangers = new HashMap<>();
  private final Map<Kind, LogLine> counted = new HashMap<>();
  private final List<LogLine> over = new ArrayList<>();
  private long minute;

  /// @param single how many of one caller or address are kept singly in a minute
  TurnedAway(int single) {
    this.single = single;
  }

  synchronized Fate take(AnsweredRequest answered, Instant now) {
    goTo(now);
    if (seen(answered) <= single) {
      return Fate.KEPT;
    }
    Kind kind = Kind.of(answered);
    LogLine known = counted.get(kind);
    if (known == null && counted.size() == MOST_KINDS) {
      return Fate.DROPPED;
    }
    counted.put(kind, known == null ? LogLine.of(answered, now) : known.times(known.times() + 1));
    return Fate.COUNTED;
  }

  /// The how-manieth request this is of its sender.
  private int seen(AnsweredRequest answered) {
    Identity caller = answered.identity();
    if (caller != null) {
      return keptOfCallers.merge(caller, 1, Integer::sum);
    }
    String address = Objects.requireNonNullElse(answered.address(), "");
    boolean known = keptOfStrangers.containsKey(address) || keptOfStrangers.size() < MOST_ADDRESSES;
    return keptOfStrangers.merge(known ? address : "", 1, Integer::sum);
  }

  /// The lines of the minutes that are over, each once.
  synchronized List<LogLine> over(Instant now) {
    goTo(now);
    return rest();
  }

  /// All lines that were not told yet.
  synchronized List<LogLine> all() {
    end();
    return rest();
  }

  private List<LogLine> rest() {
    List<LogLine> lines = List.copyOf(over);
    over.clear();
    return lines;
  }

  private void goTo(Instant now) {
    long current = Math.floorDiv(now.getEpochSecond(), MINUTE);
    if (current != minute) {
      end();
      minute = current;
    }
  }

  private void end() {
    over.addAll(counted.values());
    counted.clear();
    keptOfCallers.clear();
    keptOfStrangers.clear();
  }
}
