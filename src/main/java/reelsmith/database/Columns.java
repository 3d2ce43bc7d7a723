package reelsmith.database;

import io.r2dbc.spi.Readable;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/// Reads columns of a row by name and binds what may be null. Constants of enums stand in columns
/// in lower case.
public final class Columns {

  private Columns() {}

  public static <T> T required(Readable row, String name, Class<T> type) {
    return Objects.requireNonNull(row.get(name, type), name);
  }

  public static <E extends Enum<E>> E constant(Readable row, String name, Class<E> type) {
    return constant(required(row, name, String.class), type);
  }

  public static <E extends Enum<E>> @Nullable E optionalConstant(
      Readable row, String name, Class<E> type) {
    String text = row.get(name, String.class);
    return text == null ? null : constant(text, type);
  }

  /// The constant that stands in a column as this text.
  public static <E extends Enum<E>> E constant(String text, Class<E> type) {
    return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
  }

  /// How a constant stands in a column.
  public static String text(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  public static <T> GenericExecuteSpec bind(
      GenericExecuteSpec statement, String name, @Nullable T value, Class<T> type) {
    return value == null ? statement.bindNull(name, type) : statement.bind(name, value);
  }
}
