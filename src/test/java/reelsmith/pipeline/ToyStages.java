package reelsmith.pipeline;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.JsonNode;

/// Stages that do as each test says for its own subject, and note what they were asked.
final class ToyStages {

  private record Place(long subject, String stage) {}

  private final Map<Place, Function<StageWork, Mono<StageOutcome>>> told =
      new ConcurrentHashMap<>();
  private final Map<Long, List<String>> diary = new ConcurrentHashMap<>();

  Stage named(String name) {
    return new Stage() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Mono<StageOutcome> run(StageWork work) {
        return Mono.defer(
            () -> {
              note(work.subject(), "begin " + name);
              return told.getOrDefault(new Place(work.subject(), name), ToyStages::finish)
                  .apply(work)
                  .doOnNext(outcome -> note(work.subject(), "end " + name));
            });
      }
    };
  }

  /// From now on, what the stage does for the subject.
  void when(long subject, String stage, Function<StageWork, Mono<StageOutcome>> does) {
    told.put(new Place(subject, stage), does);
  }

  /// From now on the stage never ends by itself, for the subject; that it was made to is noted.
  void rests(long subject, String stage) {
    when(
        subject,
        stage,
        work -> Mono.<StageOutcome>never().doOnCancel(() -> note(subject, "stopped")));
  }

  void await(long subject, String line) {
    TestEngine.await(() -> diary(subject).contains(line));
  }

  void note(long subject, String line) {
    diary.computeIfAbsent(subject, key -> new CopyOnWriteArrayList<>()).add(line);
  }

  /// What happened for a subject, in order.
  List<String> diary(long subject) {
    return List.copyOf(diary.getOrDefault(subject, List.of()));
  }

  long count(long subject, String line) {
    return diary(subject).stream().filter(line::equals).count();
  }

  static Mono<StageOutcome> finish(StageWork work) {
    return Mono.just(done("fine"));
  }

  static StageOutcome done(String text) {
    return new StageOutcome.Done(json(text));
  }

  static JsonNode json(String text) {
    return WireFormat.mapper().valueToTree(text);
  }

  static StageFailure failure(boolean retryable) {
    return new StageFailure(
        "toy_broken", "provider", retryable, "The toy is broken.", "Buy another.", null);
  }
}
