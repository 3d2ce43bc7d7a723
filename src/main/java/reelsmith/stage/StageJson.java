package reelsmith.stage;

import reelsmith.operation.WireFormat;
import reelsmith.pipeline.StageOutcome;
import reelsmith.pipeline.StageWork;
import reelsmith.template.Production;
import tools.jackson.databind.JsonNode;

/// Results of stages as records and as JSON.
final class StageJson {

  private StageJson() {}

  static Production production(StageWork work) {
    return WireFormat.mapper().treeToValue(work.input(), Production.class);
  }

  static <T> T result(StageWork work, String stage, Class<T> type) {
    return read(work.result(stage), type);
  }

  static <T> T read(JsonNode json, Class<T> type) {
    return WireFormat.mapper().treeToValue(json, type);
  }

  static JsonNode write(Object value) {
    return WireFormat.mapper().valueToTree(value);
  }

  static StageOutcome done(Object result) {
    return new StageOutcome.Done(write(result));
  }
}
