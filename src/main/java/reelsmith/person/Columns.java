package reelsmith.person;

import io.r2dbc.spi.Readable;
import java.util.Objects;

/// Reads columns that are never null.
final class Columns {

  private Columns() {}

  static <T> T required(Readable row, String name, Class<T> type) {
    return Objects.requireNonNull(row.get(name, type), name);
  }
}
