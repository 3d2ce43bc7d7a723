package reelsmith.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Asks the studio to do something for its host and prints the answer.
class HostRequests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Console console;
  private final Path home;
  private final JsonMapper json = JsonMapper.shared();

  HostRequests(Console console, Path home) {
    this.console = console;
    this.home = home;
  }

  /// One request.
  ///
  /// @param account whose account it is asked in; null for the host's own
  record Request(String operation, ObjectNode input, @Nullable Long account) {}

  ObjectNode input() {
    return json.createObjectNode();
  }

  /// Prints the whole answer as JSON, or what `words` make of it. Throws [CommandFailure] when it
  /// was refused.
  int ask(Request request, boolean asJson, Function<ObjectNode, String> words)
      throws InterruptedException {
    ObjectNode answer = answer(request);
    console
        .out()
        .println(
            asJson
                ? json.writerWithDefaultPrettyPrinter().writeValueAsString(answer)
                : words.apply(answer).stripTrailing());
    return ExitCode.OK;
  }

  private ObjectNode answer(Request request) throws InterruptedException {
    try (var studio = Studio.start(Mode.HOST, home, List.of())) {
      return studio
          .part(HostDesk.class)
          .run(request.operation(), request.input(), request.account())
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
