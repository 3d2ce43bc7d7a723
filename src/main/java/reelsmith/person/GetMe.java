package reelsmith.person;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.operation.Call;
import reelsmith.operation.Credential;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Permission;
import reelsmith.operation.Route;
import reelsmith.operation.Toolset;
import reelsmith.operation.WireFormat;

/// Tells callers who they are.
@Component
class GetMe implements Operation<GetMe.Input, GetMe.Answer> {

  static final OperationSpec<Input, Answer> SPEC =
      OperationSpec.reading(
              "get_me",
              "Get me",
              "Tells by what the caller was let in (an API key, a signed-in person, or at the"
                  + " machine itself), for which account, and, of a person, who it is and which"
                  + " accounts they could work in instead.",
              Toolset.ACCOUNT,
              Route.get("/api/v1/people/me"),
              Input.class,
              Answer.class)
          .permitting(Permission.ASK);

  private final People people;
  private final Members members;

  GetMe(People people, Members members) {
    this.people = people;
    this.members = members;
  }

  record Input() {}

  record Answer(
      @JsonPropertyDescription("key, person or local.") String caller,
      long accountId,
      String accountName,
      @JsonPropertyDescription("What the credential is good for: read, spend, admin.")
          List<String> scopes,
      @JsonPropertyDescription("The person who signed in; null for the other credentials.")
          @Nullable Me person,
      @JsonPropertyDescription("The accounts the person has joined; empty for other credentials.")
          List<Workspace> workspaces) {}

  record Me(long personId, String email, String name, Role role) {}

  @Override
  public OperationSpec<Input, Answer> spec() {
    return SPEC;
  }

  @Override
  public Mono<Answer> run(Call<Input> call) {
    Credential credential = call.caller().credential();
    return members
        .nameOf(call.caller().account())
        .switchIfEmpty(Mono.error(() -> OperationFailure.notFound("account of this caller")))
        .zipWith(workspaces(credential))
        .zipWith(
            person(credential),
            (found, person) -> answer(call, found.getT1(), found.getT2(), person));
  }

  private Mono<List<Workspace>> workspaces(Credential credential) {
    Long person = credential.personId();
    return person == null ? Mono.just(List.of()) : members.workspacesOf(person);
  }

  private Mono<Optional<Person>> person(Credential credential) {
    Long person = credential.personId();
    return person == null
        ? Mono.just(Optional.empty())
        : people.find(person).map(Optional::of).defaultIfEmpty(Optional.empty());
  }

  private static Answer answer(
      Call<Input> call, String accountName, List<Workspace> workspaces, Optional<Person> person) {
    long account = call.caller().account().value();
    Optional<Role> role =
        workspaces.stream()
            .filter(workspace -> workspace.workspaceId() == account)
            .map(Workspace::role)
            .findFirst();
    Me me =
        person.isPresent() && role.isPresent()
            ? new Me(person.get().id(), person.get().email(), person.get().name(), role.get())
            : null;
    Credential credential = call.caller().credential();
    return new Answer(
        WireFormat.name(credential.kind()),
        account,
        accountName,
        credential.scopes().stream().sorted().map(WireFormat::name).toList(),
        me,
        workspaces);
  }
}
