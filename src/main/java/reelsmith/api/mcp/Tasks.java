package reelsmith.api.mcp;

import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.operation.Caller;

/// The work that tool calls have begun. Only the account that began it can see it.
interface Tasks {

  /// The tool that tells the same as a task does. Who is not offered it sees no tasks.
  String toolThatLooks();

  /// The tool that does the same as cancelling a task. Who is not offered it cancels none.
  String toolThatCancels();

  /// The id of what a successful call has begun, if it goes on.
  ///
  /// @param params those of the call
  Optional<String> begun(Map<String, Object> params, CallToolResult result);

  /// How it stands; empty when there is no such task.
  Mono<Task> find(Caller caller, String id);

  /// Takes answers to what a task asked for. Those nobody waits for are ignored.
  ///
  /// @param answers by the names of the questions
  Mono<Void> update(Caller caller, Task task, Map<String, Object> answers);

  /// Asks for it to be stopped. What is over stays as it is.
  Mono<Void> cancel(Caller caller, Task task);

  /// How it stands whenever that has changed, until it is over; at once when it is over already.
  Flux<Task> changes(Caller caller, Task task);
}
