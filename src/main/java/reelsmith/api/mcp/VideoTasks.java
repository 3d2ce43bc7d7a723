package reelsmith.api.mcp;

import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.event.StudioEvent;
import reelsmith.operation.Caller;
import reelsmith.operation.EarlierAnswers;
import reelsmith.operation.EarlierAnswers.EarlierAnswer;
import reelsmith.operation.Invocation;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.OperationRunner;
import reelsmith.operation.ProgressListener;
import reelsmith.operation.ToolFile;
import reelsmith.operation.WireFormat;
import reelsmith.video.VideoWatch;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Videos in the making as tasks. A task is a call that was answered: its id is the tool with the
/// idempotency key it was called with, which leads to the answer that was given and to the run it
/// began. So nothing is kept for tasks beside what is kept anyway, and a retried call is the same
/// task.
final class VideoTasks implements Tasks {

  private static final List<String> TOOLS = List.of("create_story_video", "render_video");

  private static final Logger LOG = LoggerFactory.getLogger(VideoTasks.class);

  private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

  private final EarlierAnswers answers;
  private final OperationRunner runner;
  private final VideoWatch watch;

  VideoTasks(EarlierAnswers answers, OperationRunner runner, VideoWatch watch) {
    this.answers = answers;
    this.runner = runner;
    this.watch = watch;
  }

  @Override
  public String toolThatLooks() {
    return "get_video";
  }

  @Override
  public String toolThatCancels() {
    return "abort_video";
  }

  @Override
  public Optional<String> begun(Map<String, Object> params, CallToolResult result) {
    boolean begins = TOOLS.contains(params.get("name")) && !Boolean.TRUE.equals(result.isError());
    return begins
            && params.get("arguments") instanceof Map<?, ?> arguments
            && arguments.get(ToolFile.IDEMPOTENCY_KEY) instanceof String key
        ? Optional.of("%s:%s".formatted(params.get("name"), key))
        : Optional.empty();
  }

  @Override
  public Mono<Task> find(Caller caller, String id) {
    String[] parts = id.split(":", 2);
    return parts.length == 2 && TOOLS.contains(parts[0])
        ? answers
            .find(caller.account(), parts[0], parts[1])
            .flatMap(earlier -> task(caller, id, earlier))
        : Mono.empty();
  }

  private Mono<Task> task(Caller caller, String id, EarlierAnswer earlier) {
    return run("get_video", caller, video(earlier.answer()))
        .map(
            view ->
                view.required("pipeline_run_id")
                        .equals(earlier.answer().required("pipeline_run_id"))
                    ? standing(caller, id, earlier, view)
                    : superseded(id, earlier, view));
  }

  private static Task standing(Caller caller, String id, EarlierAnswer earlier, JsonNode view) {
    Task.Status status =
        switch (view.required("status").asString()) {
          case "queued", "running" -> Task.Status.WORKING;
          case "aborted" -> Task.Status.CANCELLED;
          default -> Task.Status.COMPLETED;
        };
    Map<String, Object> details =
        status == Task.Status.COMPLETED
            ? Map.of("result", result(caller, earlier.answer(), view))
            : Map.of();
    return task(id, status, earlier, view, details);
  }

  /// How an earlier run of the video ended is only known of the latest.
  private static Task superseded(String id, EarlierAnswer earlier, JsonNode view) {
    String words =
        "A later run took over from this one; follow video %d.".formatted(number(earlier.answer()));
    var result = CallToolResult.builder(List.of(TextContent.builder(words).build())).isError(true);
    return task(id, Task.Status.COMPLETED, earlier, view, Map.of("result", result.build()));
  }

  private static Task task(
      String id,
      Task.Status status,
      EarlierAnswer earlier,
      JsonNode view,
      Map<String, Object> details) {
    int pollAfter = view.required("poll_after_seconds").asInt(0);
    return new Task(
        id,
        status,
        view.required("agent_status_message").asString(),
        earlier.givenAt(),
        updatedAt(earlier, view),
        EarlierAnswers.KEPT,
        pollAfter > 0 ? Duration.ofSeconds(pollAfter) : ASK_AGAIN,
        details);
  }

  private static Instant updatedAt(EarlierAnswer earlier, JsonNode view) {
    return Stream.of("processing_finished_at", "step_started_at", "processing_started_at")
        .map(view::path)
        .filter(JsonNode::isString)
        .map(time -> Instant.parse(time.stringValue()))
        .reduce(earlier.givenAt(), (one, other) -> one.isAfter(other) ? one : other);
  }

  /// The answer of the tool once more, now that it is known how it ended, and where the film is.
  private static CallToolResult result(Caller caller, ObjectNode answer, JsonNode view) {
    String words = view.required("agent_status_message").asString();
    if (view.required("status").asString().equals("failed")) {
      return CallToolResult.builder(List.of(TextContent.builder(words).build()))
          .isError(true)
          .build();
    }
    ObjectNode structured = WireFormat.mapper().createObjectNode();
    structured.put("request_id", caller.requestId());
    structured.setAll(answer);
    structured.set("status", view.required("status"));
    if (!structured.has("warnings")) {
      structured.putArray("warnings");
    }
    return ToolResults.success(structured, words, view.required("render"));
  }

  /// A run asks nothing while it goes on.
  @Override
  public Mono<Void> update(Caller caller, Task task, Map<String, Object> given) {
    return Mono.empty();
  }

  @Override
  public Mono<Void> cancel(Caller caller, Task task) {
    if (task.status().isFinal()) {
      return Mono.empty();
    }
    return remembered(caller, task)
        .flatMap(earlier -> run("abort_video", caller, video(earlier.answer())))
        .onErrorResume(OperationFailure.class, VideoTasks::unlessOver)
        .then();
  }

  /// The run may have ended while the wish came in.
  private static Mono<JsonNode> unlessOver(OperationFailure failure) {
    return failure.code().equals("run_not_active") ? Mono.empty() : Mono.error(failure);
  }

  @Override
  public Flux<Task> changes(Caller caller, Task task) {
    if (task.status().isFinal()) {
      return Flux.just(task);
    }
    return looks(caller, task)
        .startWith(task)
        .distinctUntilChanged()
        .skip(1)
        .takeUntil(now -> now.status().isFinal());
  }

  /// The task again and again, whenever it may have changed. How far a stage is changes none, and
  /// would be asked for several times a second.
  private Flux<Task> looks(Caller caller, Task task) {
    return remembered(caller, task)
        .flatMapMany(earlier -> watch.reasonsToLook(number(earlier.answer())))
        .filter(reason -> !(reason instanceof StudioEvent event && event.tellsProgress()))
        .onBackpressureLatest()
        .concatMap(reason -> look(caller, task), 1);
  }

  /// One that fails is followed by others, also when nothing happens.
  private Mono<Task> look(Caller caller, Task task) {
    return find(caller, task.id())
        .onErrorResume(
            error -> {
              LOG.warn("A task could not be looked at: {}", error.toString());
              return Mono.empty();
            });
  }

  private Mono<EarlierAnswer> remembered(Caller caller, Task task) {
    String[] parts = task.id().split(":", 2);
    return answers.find(caller.account(), parts[0], parts[1]);
  }

  private static ObjectNode video(ObjectNode answer) {
    return WireFormat.mapper().createObjectNode().put("video_id", number(answer));
  }

  private static long number(ObjectNode answer) {
    return answer.required("video_id").asLong();
  }

  private Mono<JsonNode> run(String operation, Caller caller, ObjectNode input) {
    return runner
        .run(new Invocation(operation, caller, input, null, ProgressListener.NONE))
        .cast(JsonNode.class);
  }
}
