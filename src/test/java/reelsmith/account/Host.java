package reelsmith.account;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import reelsmith.api.TestDoors;
import reelsmith.operation.AccountId;
import reelsmith.operation.Caller;
import reelsmith.operation.Door;
import reelsmith.operation.Identity;
import reelsmith.operation.Invocation;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.OperationRunner;
import reelsmith.operation.ProgressListener;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.node.ObjectNode;

/// Somebody who runs an installation, through the real operations on a real database.
final class Host {

  static final Duration PATIENCE = Duration.ofSeconds(20);

  private final TestDoors doors = TestDoors.open();

  TestDoors doors() {
    return doors;
  }

  /// Calls an operation at the machine itself.
  ///
  /// @param input a JSON object in which ' stands for "
  ObjectNode call(String operation, String input) {
    return call(Identity.local(OwnerKey.OWNER), Door.COMMAND_LINE, operation, input);
  }

  ObjectNode call(Identity identity, Door door, String operation, String input) {
    var invocation =
        new Invocation(
            operation,
            new Caller(identity, door, "request-of-a-test"),
            (ObjectNode) WireFormat.mapper().readTree(input.replace('\'', '"')),
            UUID.randomUUID().toString(),
            ProgressListener.NONE);
    ObjectNode answer = doors.bean(OperationRunner.class).run(invocation).block(PATIENCE);
    return Objects.requireNonNull(answer);
  }

  /// `ok`, or the code of the refusal.
  String code(Identity identity, Door door, String operation, String input) {
    try {
      call(identity, door, operation, input);
      return "ok";
    } catch (OperationFailure failure) {
      return failure.code();
    }
  }

  OperationFailure refusal(String operation, String input) {
    return refusal(Identity.local(OwnerKey.OWNER), operation, input);
  }

  OperationFailure refusal(Identity identity, String operation, String input) {
    try {
      ObjectNode answer = call(identity, Door.REST, operation, input);
      throw new AssertionError("Was not refused: " + answer);
    } catch (OperationFailure failure) {
      return failure;
    }
  }

  AccountId newAccount(String plan, Term term) {
    ObjectNode answer =
        call(
            "create_account",
            "{'name': 'Customer', 'plan_code': '%s', 'term': '%s'}"
                .formatted(plan, WireFormat.name(term)));
    return new AccountId(answer.at("/account/account_id").asLong());
  }

  /// The text of a new key that may do everything the account may.
  String newKey(AccountId account) {
    return newKey(account, KeyRights.full(ApprovalPolicy.HUMAN));
  }

  String newKey(AccountId account, KeyRights rights) {
    IssuedKey key = doors.bean(ApiKeys.class).issue(account, "customer", rights).block(PATIENCE);
    return Objects.requireNonNull(key).text();
  }

  Identity identity(String key) {
    return Objects.requireNonNull(doors.bean(ApiKeys.class).identify(key).block(PATIENCE));
  }
}
