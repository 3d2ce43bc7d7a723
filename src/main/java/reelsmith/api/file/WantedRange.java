package reelsmith.api.file;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;

/// What a `Range` header wants of a file, as [RFC 9110,
/// 14.2](https://www.rfc-editor.org/rfc/rfc9110#section-14.2) reads it: ends behind the end of the
/// file are cut, parts that lie behind it are left out, units other than bytes are ignored.
///
/// @param parts as first and last byte; none means the whole file
record WantedRange(List<String> parts) {

  private static final WantedRange WHOLE = new WantedRange(List.of());
  private static final String UNIT = "bytes=";
  private static final Pattern PART = Pattern.compile("(\\d*)-(\\d*)");

  /// More parts than that only serve to make the answer large.
  private static final int MOST_PARTS = 100;

  WantedRange {
    parts = List.copyOf(parts);
  }

  /// Empty when nothing of what is wanted is there, or it cannot be understood.
  static Optional<WantedRange> of(String header, long bytes) {
    if (!header.regionMatches(true, 0, UNIT, 0, UNIT.length())) {
      return Optional.of(WHOLE);
    }
    List<Matcher> asked =
        Stream.of(header.substring(UNIT.length()).split(",", MOST_PARTS + 1))
            .map(part -> PART.matcher(part.strip()))
            .toList();
    if (asked.size() > MOST_PARTS || !asked.stream().allMatch(WantedRange::isUnderstood)) {
      return Optional.empty();
    }
    List<String> there =
        asked.stream().map(part -> part(part, bytes)).flatMap(Optional::stream).toList();
    return there.isEmpty() ? Optional.empty() : Optional.of(new WantedRange(there));
  }

  private static boolean isUnderstood(Matcher part) {
    if (!part.matches() || part.group().equals("-")) {
      return false;
    }
    boolean both = !part.group(1).isEmpty() && !part.group(2).isEmpty();
    return !both || new BigInteger(part.group(1)).compareTo(new BigInteger(part.group(2))) <= 0;
  }

  private static Optional<String> part(Matcher asked, long bytes) {
    boolean fromEnd = asked.group(1).isEmpty();
    long first = fromEnd ? bytes - limited(asked.group(2), bytes) : limited(asked.group(1), bytes);
    boolean open = fromEnd || asked.group(2).isEmpty();
    long last = open ? bytes - 1 : limited(asked.group(2), bytes - 1);
    return first < bytes ? Optional.of("%d-%d".formatted(first, last)) : Optional.empty();
  }

  private static long limited(String digits, long most) {
    return new BigInteger(digits).min(BigInteger.valueOf(most)).longValueExact();
  }

  void replaceIn(HttpHeaders headers) {
    if (parts.isEmpty()) {
      headers.remove(HttpHeaders.RANGE);
    } else {
      headers.set(HttpHeaders.RANGE, UNIT + String.join(",", parts));
    }
  }
}
