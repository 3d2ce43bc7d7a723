package reelsmith.person;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.account.Delegation;
import reelsmith.operation.Call;
import reelsmith.operation.Effect;
import reelsmith.operation.IdempotencyRule;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Permission;
import reelsmith.operation.Route;
import reelsmith.operation.Toolset;

/// Shuts a person out of the whole installation, or lets them in again.
///
/// Codes: `not_found`, `not_permitted`.
@Component
class SetPersonAccess implements Operation<SetPersonAccess.Input, SetPersonAccess.Answer> {

  static final OperationSpec<Input, Answer> SPEC =
      new OperationSpec<>(
              "set_person_access",
              "Set a person's access",
              "For whoever runs this installation: shuts a person out of all accounts and ends their"
                  + " sessions at once, or lets them sign in again. Their places in accounts and the"
                  + " keys they know stay.",
              Toolset.ACCOUNT,
              Effect.WRITES,
              IdempotencyRule.ACCEPTED,
              new Route(Route.Method.PUT, "/api/v1/host/people/access", 200),
              List.of(),
              Input.class,
              Answer.class)
          .permitting(Permission.HOST);

  private final People people;
  private final Sessions sessions;
  private final Delegation delegation;

  SetPersonAccess(People people, Sessions sessions, Delegation delegation) {
    this.people = people;
    this.sessions = sessions;
    this.delegation = delegation;
  }

  enum Access {
    ALLOWED,
    DISABLED
  }

  record Input(
      @JsonPropertyDescription("The person's e-mail address.") String email,
      @JsonPropertyDescription("allowed or disabled.") Access access) {}

  record Answer(String email, Access access) {}

  @Override
  public OperationSpec<Input, Answer> spec() {
    return SPEC;
  }

  @Override
  public Mono<Answer> run(Call<Input> call) {
    Input input = call.input();
    boolean disabled = input.access() == Access.DISABLED;
    return delegation
        .requirePeople(call.caller().identity())
        .then(Mono.defer(() -> people.setDisabled(EmailAddress.of(input.email()), disabled)))
        .switchIfEmpty(
            Mono.error(() -> OperationFailure.notFound("person with this e-mail address")))
        .delayUntil(person -> disabled ? sessions.endAll(person.id()) : Mono.empty())
        .map(person -> new Answer(person.email(), input.access()));
  }
}
