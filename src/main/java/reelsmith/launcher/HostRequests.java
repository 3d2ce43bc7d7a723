package reelsmith.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Asks the studio to do something for its host and prints the answer.
class HostRequests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Console console;
  private final Path home;
  private final RandomGenerator randomness;
  private final JsonMapper json = JsonMapper.shared();

  /// @param randomness makes idempotency keys
  HostRequests(Console console, Path home, RandomGenerator randomness) {
    this.console = console;
    this.home = home;
    this.randomness = randomness;
  }

  /// One request.
  ///
  /// @param account whose account it is asked in; null for the host's own
  /// @param idempotencyKey null for what may be asked again
  record Request(
      String operation, ObjectNode input, @Nullable Long account, @Nullable String idempotencyKey) {

    Request(String operation, ObjectNode input, @Nullable Long account) {
      this(operation, input, account, null);
    }
  }

  /// The idempotency key of a command that must not do its work twice. One that was not given is
  /// made, and told before anything is done: whoever gets no answer needs it.
  String keyOf(@Nullable String given) {
    if (given != null) {
      return given;
    }
    byte[] random = new byte[16];
    randomness.nextBytes(random);
    String made = HexFormat.of().formatHex(random);
    console
        .err()
        .printf(
            "If no answer comes, repeat this with --idempotency-key %s: it is done once.%n", made);
    return made;
  }

  ObjectNode input() {
    return json.createObjectNode();
  }

  /// Prints the whole answer as JSON, or what `words` make of it, and its warnings beside it.
  /// Throws [CommandFailure] when it was refused.
  int ask(Request request, boolean asJson, Function<ObjectNode, String> words)
      throws InterruptedException {
    ObjectNode answer = answer(request);
    console
        .out()
        .println(
            asJson
                ? json.writerWithDefaultPrettyPrinter().writeValueAsString(answer)
                : words.apply(answer).stripTrailing());
    for (JsonNode warning : answer.path("warnings")) {
      console.err().println("Note: " + warning.path("message").asString());
    }
    return ExitCode.OK;
  }

  private ObjectNode answer(Request request) throws InterruptedException {
    try (var studio = Studio.start(Mode.HOST, home, List.of())) {
      return studio
          .part(HostDesk.class)
          .run(request.operation(), request.input(), request.account(), request.idempotencyKey())
          .timeout(PATIENCE)
          .switchIfEmpty(Mono.error(() -> new HostRefusal("There was no answer.")))
          .toFuture()
          .get();
    } catch (ExecutionException e) {
      throw explained(e.getCause() == null ? e : e.getCause());
    }
  }

  private static CommandFailure explained(Throwable failure) {
    return failure instanceof HostRefusal refused
        ? new CommandFailure(ExitCode.FAILED, String.valueOf(refused.getMessage()), refused)
        : new CommandFailure(
            ExitCode.FAILED,
            "It did not work, because of a mistake in the program: " + failure,
            failure);
  }
}
