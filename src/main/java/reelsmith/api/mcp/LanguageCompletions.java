package reelsmith.api.mcp;

import java.util.List;
import reactor.core.publisher.Mono;
import reelsmith.operation.Caller;
import reelsmith.operation.Invocation;
import reelsmith.operation.OperationRunner;
import reelsmith.operation.ProgressListener;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The languages that some voice speaks.
final class LanguageCompletions implements CompletionSource {

  private final OperationRunner runner;

  LanguageCompletions(OperationRunner runner) {
    this.runner = runner;
  }

  @Override
  public String argument() {
    return "language";
  }

  @Override
  public Mono<List<String>> values(Caller caller) {
    ObjectNode input = WireFormat.mapper().createObjectNode();
    return runner
        .run(new Invocation("list_voices", caller, input, null, ProgressListener.NONE))
        .map(LanguageCompletions::languages);
  }

  private static List<String> languages(ObjectNode answer) {
    return answer
        .required("voices")
        .valueStream()
        .flatMap(voice -> voice.required("languages").valueStream())
        .map(JsonNode::asString)
        .distinct()
        .sorted()
        .toList();
  }
}
