package reelsmith.account;

import io.r2dbc.spi.Readable;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads columns of a row by name.
final class Columns {

  private Columns() {}

  static <T> T required(Readable row, String name, Class<T> type) {
    return Objects.requireNonNull(row.get(name, type), name);
  }

  static <E extends Enum<E>> E constant(Readable row, String name, Class<E> type) {
    return Enum.valueOf(type, required(row, name, String.class).toUpperCase(Locale.ROOT));
  }

  static <E extends Enum<E>> @Nullable E optionalConstant(
      Readable row, String name, Class<E> type) {
    String text = row.get(name, String.class);
    return text == null ? null : Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
  }

  /// How an enum constant stands in a column, and on the wire.
  static String text(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
