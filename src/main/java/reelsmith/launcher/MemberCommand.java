package reelsmith.launcher;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// `reelsmith account member …`: the people of an account.
@Command(
    name = "member",
    description = "Add, list and remove the people of an account.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class MemberCommand {

  private static final AnswerTable MEMBERS =
      AnswerTable.of(
          "ID", "/member_id",
          "E-MAIL", "/email",
          "NAME", "/name",
          "ROLE", "/role",
          "JOINED", "/joined_at");

  private static final AnswerTable INVITED =
      AnswerTable.of(
          "Member", "/member_id",
          "E-mail", "/email",
          "Role", "/role",
          "Joined", "/joined",
          "Link", "/link",
          "Link ends", "/link_expires_at");

  private static final AnswerTable REMOVED =
      AnswerTable.of("Member", "/member_id", "Removed", "/removed");

  private final AccountCommand account;

  MemberCommand(AccountCommand account) {
    this.account = account;
  }

  @Command(
      name = "add",
      description = "Invite somebody and show the link with which they join.",
      mixinStandardHelpOptions = true)
  int add(
      @Parameters(paramLabel = "ACCOUNT", description = "Its id.") long id,
      @Parameters(paramLabel = "EMAIL", description = "The person's e-mail address.") String email,
      @Option(names = "--name", required = true, description = "What the person is called.")
          String name,
      @Option(
              names = "--role",
              paramLabel = "ROLE",
              defaultValue = "member",
              description = "owner, admin, member (default) or viewer.")
          String role)
      throws InterruptedException {
    ObjectNode input = account.about(id).put("email", email).put("name", name).put("role", role);
    return account.ask("add_member_to_account", input, null, INVITED::thing);
  }

  @Command(name = "list", description = "List the members.", mixinStandardHelpOptions = true)
  int list(@Parameters(paramLabel = "ACCOUNT", description = "Its id.") long id)
      throws InterruptedException {
    return account.ask(
        "list_members", account.input(), id, answer -> MEMBERS.rows(answer.path("members")));
  }

  @Command(
      name = "remove",
      description = "Take somebody out and end their sessions.",
      mixinStandardHelpOptions = true)
  int remove(
      @Parameters(paramLabel = "ACCOUNT", description = "Its id.") long id,
      @Parameters(paramLabel = "MEMBER", description = "The member's id.") long member)
      throws InterruptedException {
    return account.ask(
        "remove_member", account.input().put("member_id", member), id, REMOVED::thing);
  }
}
