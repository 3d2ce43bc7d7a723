package reelsmith.account;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.operation.FieldProblem;
import reelsmith.operation.Identity;
import reelsmith.operation.OperationFailure;

/// What somebody may hand on: nobody gives more than the credential has that lets them in. A person
/// has no bounds but those of a role, so only a credential without bounds lets people in.
@Component
public class Delegation {

  private final ApiKeys keys;
  private final Clock clock;

  Delegation(ApiKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /// Refuses with `not_permitted` when a person could do more than whoever wants to let one in, or
  /// to give one another role.
  public Mono<Void> requirePeople(Identity giver) {
    return keys.rightsOf(giver).doOnNext(Delegation::requireUnbounded).then();
  }

  private static void requireUnbounded(KeyRights own) {
    List<String> bounds = KeyRights.full(ApprovalPolicy.CALLER).beyond(own);
    if (!bounds.isEmpty()) {
      String names = String.join(", ", bounds.stream().map(path -> path.substring(1)).toList());
      throw new OperationFailure(
          OperationFailure.Kind.FORBIDDEN,
          "not_permitted",
          "This key has bounds that people have not (as create_api_key names them: %s), so it says"
                  .formatted(names)
              + " nothing about who comes in. Let a signed-in administrator do it, the host with"
              + " ./reelsmith account member, or use a key for an integration without bounds.",
          Map.of("bounds", bounds));
    }
  }

  /// How far a new key goes. Signals `not_permitted`, with every field that is too much, and
  /// `validation_failed` for an end that has passed.
  Mono<KeyRights> newKey(Identity giver, KeyWishes wishes) {
    return keys.rightsOf(giver).map(own -> decided(wishes, own));
  }

  private KeyRights decided(KeyWishes wishes, KeyRights own) {
    if (own.dailyCredits() != null) {
      throw refused(
          "This key has a daily budget, so it makes no keys: each would have a budget of its own. Use"
              + " a credential without one.",
          List.of("/daily_credits"),
          "is a budget of the maker, which keys cannot share");
    }
    KeyRights rights = wishes.rights(own);
    if (rights.expiresAt() != null && !rights.expiresAt().isAfter(clock.instant())) {
      throw OperationFailure.invalid("/expires_at", "too_small", "must lie in the future");
    }
    List<String> beyond = rights.beyond(own);
    if (!beyond.isEmpty()) {
      throw refused(
          "A key cannot be given more than the credential that makes it has. Ask for less, or use a"
              + " credential that goes further.",
          beyond,
          "goes further than the credential of the maker");
    }
    return rights;
  }

  private static OperationFailure refused(String message, List<String> paths, String problem) {
    return new OperationFailure(
        OperationFailure.Kind.FORBIDDEN,
        "not_permitted",
        message,
        Map.of(
            "fields",
            paths.stream().map(path -> new FieldProblem(path, "not_permitted", problem)).toList()));
  }
}
