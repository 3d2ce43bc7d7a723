package reelsmith.person;

import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.operation.Call;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Permission;
import reelsmith.operation.Route;
import reelsmith.operation.Toolset;

/// Lists the people of the caller's account.
@Component
class ListMembers implements Operation<ListMembers.Input, ListMembers.Answer> {

  static final OperationSpec<Input, Answer> SPEC =
      OperationSpec.reading(
              "list_members",
              "List members",
              "Lists the people of this account with their roles, the first to be invited first."
                  + " Whoever has not joined yet has no joined_at.",
              Toolset.ACCOUNT,
              Route.get("/api/v1/account/members"),
              Input.class,
              Answer.class)
          .permitting(Permission.ADMIN);

  private final Members members;

  ListMembers(Members members) {
    this.members = members;
  }

  record Input() {}

  record Answer(List<MemberView> members) {}

  @Override
  public OperationSpec<Input, Answer> spec() {
    return SPEC;
  }

  @Override
  public Mono<Answer> run(Call<Input> call) {
    return members
        .of(call.caller().account())
        .map(found -> new Answer(found.stream().map(MemberView::of).toList()));
  }
}
