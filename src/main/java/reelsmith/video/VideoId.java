package reelsmith.video;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Names a video.
public record VideoId(@JsonValue long value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public VideoId {}

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
