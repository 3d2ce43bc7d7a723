package reelsmith.wiring;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.account.OwnerKey;
import reelsmith.launcher.HostDesk;
import reelsmith.launcher.HostRefusal;
import reelsmith.operation.AccountId;
import reelsmith.operation.Caller;
import reelsmith.operation.Door;
import reelsmith.operation.Identity;
import reelsmith.operation.Invocation;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.OperationRunner;
import reelsmith.operation.ProgressListener;
import reelsmith.operation.RequestIds;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.node.ObjectNode;

/// Lets the person at this machine act as the host, through the same operations as every other
/// door. Whoever can reach the database can do all of it anyway.
@Component
@ConditionalOnProperty(name = "reelsmith.mode", havingValue = "host")
class StudioHostDesk implements HostDesk {

  private final OperationRunner runner;
  private final RequestIds requestIds;

  StudioHostDesk(OperationRunner runner, RequestIds requestIds) {
    this.runner = runner;
    this.requestIds = requestIds;
  }

  @Override
  public Mono<ObjectNode> run(
      String operation, ObjectNode input, @Nullable Long account, @Nullable String idempotencyKey) {
    Mono<ObjectNode> answer =
        account == null
            ? call(OwnerKey.OWNER, operation, input, idempotencyKey)
            : inAccount(new AccountId(account), operation, input, idempotencyKey);
    return answer.onErrorMap(
        OperationFailure.class, failure -> new HostRefusal(String.valueOf(failure.getMessage())));
  }

  /// Asks for the account first, so that one that does not exist is not found instead of empty.
  private Mono<ObjectNode> inAccount(
      AccountId account, String operation, ObjectNode input, @Nullable String idempotencyKey) {
    return call(account, "get_account", WireFormat.mapper().createObjectNode(), null)
        .then(Mono.defer(() -> call(account, operation, input, idempotencyKey)));
  }

  private Mono<ObjectNode> call(
      AccountId account, String operation, ObjectNode input, @Nullable String idempotencyKey) {
    return runner.run(
        new Invocation(
            operation,
            new Caller(Identity.local(account), Door.COMMAND_LINE, requestIds.next()),
            input,
            idempotencyKey,
            ProgressListener.NONE));
  }
}
