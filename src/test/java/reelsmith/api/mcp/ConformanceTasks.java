package reelsmith.api.mcp;

import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Content;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.operation.Caller;

/// The tools of the conformance suite that begin long work, and the work they begin: it is kept in
/// memory and only its clock moves it.
final class ConformanceTasks implements Tasks {

  @Override
  public String toolThatLooks() {
    return "look";
  }

  @Override
  public String toolThatCancels() {
    return "cancel";
  }

  private static final String BEGUN = "begun";
  private static final Duration LIFETIME = Duration.ofMinutes(10);
  private static final Duration POLL = Duration.ofMillis(100);

  private final Map<String, Job> jobs = new ConcurrentHashMap<>();
  private final AtomicLong numbers = new AtomicLong();

  /// @param details what goes with the final status
  private static final class Job {

    private final Instant createdAt = Instant.now();
    private final Duration takes;
    private final Task.Status outcome;
    private final Map<String, Object> details;
    private final Map<String, Object> questions = new LinkedHashMap<>();
    private boolean cancelled;

    Job(Duration takes, Task.Status outcome, Map<String, Object> details, String... questions) {
      this.takes = takes;
      this.outcome = outcome;
      this.details = details;
      for (String name : questions) {
        this.questions.put(name, question(name));
      }
    }

    synchronized Task task(String id) {
      if (cancelled) {
        return standing(id, Task.Status.CANCELLED, Map.of());
      }
      if (!questions.isEmpty()) {
        return standing(
            id,
            Task.Status.INPUT_REQUIRED,
            Map.of("inputRequests", new LinkedHashMap<>(questions)));
      }
      return Instant.now().isBefore(createdAt.plus(takes))
          ? standing(id, Task.Status.WORKING, Map.of())
          : standing(id, outcome, details);
    }

    private Task standing(String id, Task.Status status, Map<String, Object> details) {
      return new Task(id, status, null, createdAt, Instant.now(), LIFETIME, POLL, details);
    }

    synchronized void answer(Map<String, Object> answers) {
      questions.keySet().removeAll(answers.keySet());
    }

    synchronized void cancel() {
      cancelled = true;
    }

    private static Map<String, Object> question(String name) {
      return Map.of(
          "method",
          "elicitation/create",
          "params",
          Map.of(
              "message",
              "Please answer " + name,
              "requestedSchema",
              Map.of(
                  "type", "object", "properties", Map.of("confirm", Map.of("type", "boolean")))));
    }
  }

  List<ConformanceFixture.ToolFixture> tools() {
    return List.of(
        tool(
            "greet",
            (exchange, request) ->
                Mono.just(result("Hello, %s!".formatted(request.arguments().get("name")), false))),
        tool("slow_compute", this::compute),
        tool(
            "failing_job",
            (exchange, request) ->
                begin(
                    exchange,
                    new Job(
                        POLL,
                        Task.Status.COMPLETED,
                        Map.of("result", result("This job always fails", true))))),
        tool(
            "protocol_error_job",
            (exchange, request) ->
                begin(
                    exchange,
                    new Job(
                        POLL,
                        Task.Status.FAILED,
                        Map.of("error", Map.of("code", -32603, "message", "It broke"))))),
        tool("confirm_delete", (exchange, request) -> begin(exchange, asking("confirm"))),
        tool("multi_input", (exchange, request) -> begin(exchange, asking("name", "confirm"))),
        tool(
            "test_tool_with_task",
            (exchange, request) ->
                ConformanceTools.ask(exchange, "user_name", "name")
                    .flatMap(answer -> begin(exchange, done("Hello " + answer.content())))));
  }

  private Mono<CallToolResult> compute(McpAsyncServerExchange exchange, CallToolRequest request) {
    int seconds = ((Number) request.arguments().get("seconds")).intValue();
    Duration takes = Duration.ofSeconds(seconds);
    boolean asTask =
        exchange instanceof StatelessExchange stateless
            && stateless.request().declares(TaskMethods.EXTENSION);
    return asTask
        ? begin(
            exchange,
            new Job(takes, Task.Status.COMPLETED, Map.of("result", result("computed", false))))
        : Mono.delay(takes).map(waited -> result("computed", false));
  }

  private static Job asking(String... questions) {
    return new Job(
        Duration.ZERO,
        Task.Status.COMPLETED,
        Map.of("result", result("answered", false)),
        questions);
  }

  private static Job done(String text) {
    return new Job(POLL, Task.Status.COMPLETED, Map.of("result", result(text, false)));
  }

  private Mono<CallToolResult> begin(McpAsyncServerExchange exchange, Job job) {
    if (exchange instanceof StatelessExchange stateless) {
      stateless.requireExtension(TaskMethods.EXTENSION);
    }
    String id = "task-" + numbers.incrementAndGet();
    jobs.put(id, job);
    return Mono.just(
        CallToolResult.builder(List.<Content>of(ConformanceTools.text("begun")))
            .meta(Map.of(BEGUN, id))
            .build());
  }

  private static ConformanceFixture.ToolFixture tool(
      String name,
      BiFunction<McpAsyncServerExchange, CallToolRequest, Mono<CallToolResult>> handler) {
    Map<String, Object> schema = Map.of("type", "object");
    return new ConformanceFixture.ToolFixture(
        Tool.builder(name, schema).description("Conformance fixture " + name).build(), handler);
  }

  private static CallToolResult result(String text, boolean isError) {
    return CallToolResult.builder(List.<Content>of(ConformanceTools.text(text)))
        .isError(isError)
        .build();
  }

  @Override
  public Optional<String> begun(Map<String, Object> params, CallToolResult result) {
    return Optional.ofNullable(result.meta()).map(meta -> (String) meta.get(BEGUN));
  }

  @Override
  public Mono<Task> find(Caller caller, String id) {
    return Mono.justOrEmpty(jobs.get(id)).map(job -> job.task(id));
  }

  @Override
  public Mono<Void> update(Caller caller, Task task, Map<String, Object> answers) {
    return Mono.fromRunnable(() -> jobs.get(task.id()).answer(answers));
  }

  @Override
  public Mono<Void> cancel(Caller caller, Task task) {
    return Mono.fromRunnable(() -> jobs.get(task.id()).cancel());
  }

  @Override
  public Flux<Task> changes(Caller caller, Task task) {
    return Flux.interval(POLL)
        .concatMap(tick -> find(caller, task.id()))
        .filter(now -> now.status() != task.status())
        .take(1);
  }
}
