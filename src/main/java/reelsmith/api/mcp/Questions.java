package reelsmith.api.mcp;

import io.modelcontextprotocol.json.TypeRef;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// What a method asks a client without a session. Such a client is not waited for: it is sent the
/// questions as a result and sends the request again with the answers, as [multi round-trip
/// requests](https://modelcontextprotocol.io/specification/2026-07-28/basic/patterns/mrtr) have it.
final class Questions {

  /// A field in the `_meta` of a question that names it, so that its answer finds it whatever else
  /// was asked before it.
  static final String NAME = "inputKey";

  private static final Set<String> MAY_ASK = Set.of("tools/call", "prompts/get", "resources/read");

  /// Questions that are asked side by side within this time travel together.
  private static final Duration GATHERING = Duration.ofMillis(20);

  private final boolean allowed;
  private final Map<String, Object> answers;
  private final Map<String, Object> asked = new LinkedHashMap<>();
  private final Sinks.Empty<Void> any = Sinks.empty();
  private int unnamed;

  /// @param answers to questions of this request, by the questions' names
  Questions(String method, Map<String, Object> answers) {
    this.allowed = MAY_ASK.contains(method);
    this.answers = Map.copyOf(answers);
  }

  Map<String, Object> answers() {
    return answers;
  }

  /// The answer; without one nothing, for ever, because the call ends with [#raised].
  <T> Mono<T> ask(String method, @Nullable Object params, TypeRef<T> type) {
    return Mono.defer(
        () -> {
          Object answer = answerTo(method, params);
          return answer == null ? Mono.never() : Mono.just(read(answer, type));
        });
  }

  private synchronized @Nullable Object answerTo(String method, @Nullable Object params) {
    if (!allowed) {
      throw new IllegalStateException("A method asked that may not: " + method);
    }
    Map<String, Object> question = new LinkedHashMap<>(JsonRpc.object(params));
    String name = name(question);
    Object answer = answers.get(name);
    if (answer == null) {
      asked.put(
          name,
          question.isEmpty()
              ? Map.of("method", method)
              : Map.of("method", method, "params", question));
      any.tryEmitEmpty();
    }
    return answer;
  }

  private String name(Map<String, Object> question) {
    if (question.get("_meta") instanceof Map<?, ?> meta && meta.get(NAME) instanceof String name) {
      Map<Object, Object> others = new LinkedHashMap<>(meta);
      others.remove(NAME);
      if (others.isEmpty()) {
        question.remove("_meta");
      } else {
        question.put("_meta", others);
      }
      return name;
    }
    unnamed++;
    return "question_" + unnamed;
  }

  private static <T> T read(Object answer, TypeRef<T> type) {
    try {
      return JsonRpc.convert(answer, type);
    } catch (RuntimeException e) {
      throw RpcFailure.invalidParams("An entry of inputResponses does not answer its question");
    }
  }

  /// The questions without an answer, by name, when there are any.
  Mono<Map<String, Object>> raised() {
    return any.asMono().then(Mono.delay(GATHERING)).map(gathered -> snapshot());
  }

  private synchronized Map<String, Object> snapshot() {
    return new LinkedHashMap<>(asked);
  }
}
