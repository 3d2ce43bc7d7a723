package reelsmith.operation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Runs an operation for any door: reads and checks the input, honours the idempotency key, wraps
/// writes in one transaction, turns the answer into JSON and whatever goes wrong into an
/// [OperationFailure].
@Component
public class OperationRunner {

  private static final Logger LOG = LoggerFactory.getLogger(OperationRunner.class);

  /// No call takes longer: clients of the Model Context Protocol give up after 60 seconds.
  public static final Duration LONGEST_CALL = Duration.ofSeconds(50);

  /// How often a write is tried again that the database rolled back because of others.
  private static final int TRIED_AGAIN = 2;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

  private final OperationCatalog catalog;
  private final ToolFiles files;
  private final IdempotencyKeys keys;
  private final List<Admission> admissions;
  private final List<CallListener> listeners;
  private final TransactionalOperator transactions;
  private final InputReader reader = new InputReader();
  private final JsonMapper json = WireFormat.mapper();

  OperationRunner(
      OperationCatalog catalog,
      ToolFiles files,
      IdempotencyKeys keys,
      List<Admission> admissions,
      List<CallListener> listeners,
      TransactionalOperator transactions) {
    this.catalog = catalog;
    this.files = files;
    this.keys = keys;
    this.admissions = List.copyOf(admissions);
    this.listeners = List.copyOf(listeners);
    this.transactions = transactions;
  }

  /// The answer as it goes on the wire, with `request_id` and `warnings`.
  ///
  /// Every error it signals is an [OperationFailure]; what was our fault is logged here, once.
  public Mono<ObjectNode> run(Invocation invocation) {
    long started = System.nanoTime();
    // Who has the answer may cancel all the same.
    var told = new AtomicBoolean();
    // The clock is only started for a call that is not answered at once.
    return Mono.firstWithSignal(Mono.defer(() -> dispatched(invocation)), tooLong())
        .onErrorMap(error -> understandable(error, invocation))
        .doOnSuccess(answer -> over(told, invocation, answer, null, started))
        .doOnError(error -> over(told, invocation, null, (OperationFailure) error, started))
        .doOnCancel(() -> over(told, invocation, null, null, started));
  }

  private static Mono<ObjectNode> tooLong() {
    return Mono.delay(LONGEST_CALL)
        .then(Mono.error(() -> new TimeoutException("A call took longer than " + LONGEST_CALL)));
  }

  /// Lets a caller in as if it called the operation, which is not run: for what a door answers by
  /// itself and by the rules of an operation, such as the same as a file. Completes empty or
  /// signals why not.
  public Mono<Void> admit(String operation, Caller caller) {
    return catalog
        .named(operation)
        .map(known -> admit(known.spec(), caller))
        .orElseGet(() -> Mono.error(OperationFailure.notFound("operation " + operation)));
  }

  /// Hears of a call that a door refused before it could be run, so that it is logged like any
  /// other.
  public void refused(AnsweredCall call) {
    tell(call);
  }

  private Mono<ObjectNode> dispatched(Invocation invocation) {
    return catalog
        .named(invocation.operation())
        .map(operation -> admitted(operation, invocation))
        .orElseGet(
            () -> Mono.error(OperationFailure.notFound("operation " + invocation.operation())));
  }

  private Mono<ObjectNode> admitted(Operation<?, ?> operation, Invocation invocation) {
    return admit(operation.spec(), invocation.caller())
        .then(Mono.defer(() -> checked(operation, invocation)));
  }

  private Mono<Void> admit(OperationSpec<?, ?> spec, Caller caller) {
    if (!caller.credential().reaches(spec)) {
      return Mono.error(OperationFailure.notPermitted(caller.credential(), spec));
    }
    return Flux.fromIterable(admissions)
        .concatMap(admission -> admission.admit(caller, spec))
        .then();
  }

  private <I extends Record, A extends Record> Mono<ObjectNode> checked(
      Operation<I, A> operation, Invocation invocation) {
    OperationSpec<I, A> spec = operation.spec();
    String key = key(spec, invocation.idempotencyKey());
    InputReader.Reading<I> reading =
        reader.read(
            spec,
            files.of(spec.name()),
            invocation.input(),
            invocation.caller().door().isLenient());
    var call = new Call<>(invocation.caller(), reading.input(), key, invocation.progress());
    Mono<ObjectNode> answer =
        Mono.defer(() -> operation.run(call)).map(result -> (ObjectNode) json.valueToTree(result));
    return remembered(spec, key, reading, invocation, answer)
        .map(result -> complete(result, invocation.caller(), reading.warnings()));
  }

  private <I extends Record> Mono<ObjectNode> remembered(
      OperationSpec<I, ?> spec,
      @Nullable String key,
      InputReader.Reading<I> reading,
      Invocation invocation,
      Mono<ObjectNode> answer) {
    if (spec.effect().isReadOnly()) {
      return answer;
    }
    if (key == null) {
      return transaction(answer);
    }
    var scope = new IdempotencyKeys.Scope(invocation.caller().account(), spec.name(), key);
    boolean once = spec.idempotency() == IdempotencyRule.ONCE;
    Mono<ObjectNode> first =
        answer.delayUntil(result -> keys.remember(scope, once ? idsOf(result) : result));
    return transaction(
        keys.take(scope, compared(spec, reading.normalized()))
            .onErrorMap(SqlStates::isLockTimeout, OperationRunner::inProgress)
            .flatMap(earlier -> once ? Mono.error(shownOnce(earlier)) : Mono.just(earlier))
            .switchIfEmpty(first));
  }

  /// What may be kept of an answer that holds a secret.
  private static ObjectNode idsOf(ObjectNode answer) {
    ObjectNode ids = WireFormat.mapper().createObjectNode();
    answer.properties().stream()
        .filter(field -> field.getKey().endsWith("_id"))
        .forEach(field -> ids.set(field.getKey(), field.getValue()));
    return ids;
  }

  private static OperationFailure shownOnce(ObjectNode ids) {
    Map<String, Object> details = new TreeMap<>();
    ids.properties().forEach(id -> details.put(id.getKey(), id.getValue().asLong()));
    return new OperationFailure(
        OperationFailure.Kind.CONFLICT,
        "answer_shown_once",
        "This was done with the same idempotency key before (%s), and the answer holds a secret that is shown only once. If it was lost, take back what was made and send a new key."
            .formatted(details),
        details);
  }

  /// What a retry must have in common with the first request. A variable of the path that the input
  /// may do without only says again what another field says, and not every door sends it.
  private ObjectNode compared(OperationSpec<?, ?> spec, ObjectNode input) {
    ObjectNode compared = input.deepCopy();
    JsonNode required = files.of(spec.name()).inputSchema().path("required");
    spec.route().variables().stream()
        .filter(name -> required.valueStream().noneMatch(field -> field.asString().equals(name)))
        .forEach(compared::remove);
    return compared;
  }

  /// All of it or nothing. When others got in the way, nothing has happened, and it is tried again.
  private Mono<ObjectNode> transaction(Mono<ObjectNode> work) {
    return work.as(transactions::transactional)
        .retryWhen(
            Retry.backoff(TRIED_AGAIN, FIRST_PAUSE)
                .filter(SqlStates::isConflict)
                .onRetryExhaustedThrow((schedule, last) -> last.failure()));
  }

  private static OperationFailure inProgress(Throwable lockTimeout) {
    return new OperationFailure(
        OperationFailure.Kind.CONFLICT,
        "idempotency_in_progress",
        "The first request with this idempotency key is still being worked on. Retry in a few"
            + " seconds with the same key.");
  }

  private static @Nullable String key(OperationSpec<?, ?> spec, @Nullable String sent) {
    if (spec.idempotency() == IdempotencyRule.NONE) {
      return null;
    }
    String key = sent == null ? "" : bare(sent);
    if (key.isEmpty()) {
      if (spec.idempotency() == IdempotencyRule.REQUIRED) {
        throw new OperationFailure(
            OperationFailure.Kind.INVALID,
            "idempotency_required",
            "Send an idempotency key (header Idempotency-Key, or idempotency_key in a tool call),"
                + " for example a UUID, and reuse the same key when you retry.");
      }
      return null;
    }
    if (key.length() > 255 || !key.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
      throw OperationFailure.invalid(
          "/" + ToolFile.IDEMPOTENCY_KEY,
          "wrong_format",
          "must be 1 to 255 visible ASCII characters, for example a UUID");
    }
    return key;
  }

  /// The header may come as a structured-field string, in quotes; that is the same key.
  static String bare(String sent) {
    String key = sent.strip();
    boolean quoted = key.length() >= 2 && key.startsWith("\"") && key.endsWith("\"");
    return quoted ? key.substring(1, key.length() - 1) : key;
  }

  private ObjectNode complete(ObjectNode result, Caller caller, List<Warning> warnings) {
    ObjectNode answer = json.createObjectNode();
    answer.put("request_id", caller.requestId());
    answer.setAll(result);
    ArrayNode all = json.createArrayNode();
    result.path("warnings").forEach(all::add);
    warnings.forEach(warning -> all.add(json.valueToTree(warning)));
    answer.set("warnings", all);
    return answer;
  }

  private static OperationFailure understandable(Throwable error, Invocation invocation) {
    return switch (error) {
      case OperationFailure failure -> failure;
      case Throwable outage when Outage.isCause(outage) ->
          Outage.refusal(invocation.caller().requestId(), outage);
      default -> {
        LOG.error(
            "{} failed, request {}",
            invocation.operation(),
            invocation.caller().requestId(),
            error);
        yield OperationFailure.internal();
      }
    };
  }

  private void over(
      AtomicBoolean told,
      Invocation invocation,
      @Nullable ObjectNode answer,
      @Nullable OperationFailure failure,
      long started) {
    if (told.compareAndSet(false, true)) {
      tell(
          AnsweredCall.of(
              invocation, answer, failure, Duration.ofNanos(System.nanoTime() - started)));
    }
  }

  private void tell(AnsweredCall call) {
    Identity identity = call.identity();
    LOG.info(
        "operation={} door={} account={} request={} outcome={} ms={}",
        call.operation(),
        call.door(),
        identity == null ? "none" : identity.account(),
        call.requestId(),
        Objects.requireNonNullElse(call.code(), "ok"),
        call.took().toMillis());
    listeners.forEach(listener -> listener.answered(call));
  }
}
