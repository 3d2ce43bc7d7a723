package reelsmith.operation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Names an account. Everything a caller owns belongs to one.
public record AccountId(@JsonValue long value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public AccountId {}

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
