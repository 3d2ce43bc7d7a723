package reelsmith.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reelsmith.database.DataFolder;
import reelsmith.database.embedded.Folders;
import reelsmith.database.embedded.LocalPostgres;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a host does from the command line, on a real database.
class HostCommandTests {

  private static DataFolder folder;
  private static LocalPostgres postgres;

  /// Held open, so that not every command has to start it.
  @BeforeAll
  static void startDatabase() throws IOException {
    folder = Folders.make();
    postgres = LocalPostgres.open(folder);
  }

  @AfterAll
  static void stopDatabase() throws IOException {
    postgres.close();
    Folders.remove(folder);
  }

  @Test
  void a_host_gets_a_customer_going_without_sql() {
    JsonNode account = json("account", "create", "Ada", "--plan", "creator", "--json");
    String id = account.at("/account/account_id").asString();
    String made =
        printed("key", "create", "--account", id, "--label", "agent", "--daily-credits", "9");
    String listed = printed("key", "list", "--account", id);

    assertThat(made).containsPattern("API key +rk_live_[0-9A-Za-z]{43}\n").contains("human");
    assertThat(listed.lines()).hasSize(2);
    assertThat(listed)
        .startsWith("ID  LABEL  KEY")
        .containsPattern("agent +rk_live_[0-9A-Za-z]{4} +read,spend +human +9 ")
        .doesNotContain(made.lines().findFirst().orElseThrow().substring(9).strip());
    assertThat(account.at("/account/subscription/state").asString()).isEqualTo("active");
  }

  @Test
  void a_command_repeated_with_its_key_does_nothing_again_and_all_say_what_people_need_to_know() {
    String[] create = {"account", "create", "Bob", "--plan", "starter", "--idempotency-key", "b"};
    var screen = new Screen();

    Reelsmith.run(screen.pipe(), home(), create);
    String again = printed(create);
    String id = again.lines().findFirst().orElseThrow().replaceAll("\\D", "");
    String invited =
        printed(
            "account", "member", "add", id, "bob@example.com", "--name", "Bob", "--role", "owner");

    assertThat(again).isEqualTo(screen.printed()).contains("Bob");
    assertThat(screen.complaints())
        .contains("Note: The plan Starter includes kinds of video that cannot be made yet: rants.");
    assertThat(printed("plan", "list")).containsPattern("starter +Starter .* rants +rants\n");
    assertThat(invited).containsPattern("Link +http://127\\.0\\.0\\.1:\\d+/set-password\\?token=");
  }

  @Test
  void a_host_publishes_prices_from_a_file_without_sql() throws IOException {
    Path file =
        Files.writeString(
            Files.createTempFile("prices", ".json"),
            """
            {"version": "2100.ranking", "active_from": "2100-01-01", "prices": [
              {"template": "ranking", "event": "script.generate", "credits": 4},
              {"template": "ranking", "event": "metadata.generate", "credits": 0},
              {"template": "ranking", "event": "render", "credits": 31}]}
            """);

    String published = printed("prices", "publish", file.toString());
    String listed = printed("prices", "list");

    assertThat(published).startsWith("VERSION").hasLineCount(4);
    assertThat(listed)
        .containsPattern("2100.ranking +2100-01-01T00:00:00.000Z +ranking +render +video +31\n")
        .containsPattern("estimate-v002 +2026-03-19T00:00:00.000Z +ranking +render +video +30\n");
  }

  @Test
  void what_is_refused_is_one_line_and_a_failure() {
    var screen = new Screen();

    int exitCode =
        Reelsmith.run(screen.pipe(), home(), "key", "revoke", "12345", "--account", "777");

    assertThat(exitCode).isEqualTo(1);
    assertThat(screen.printed()).isEmpty();
    assertThat(screen.complaints())
        .startsWith("reelsmith: There is no account 777.")
        .hasLineCount(1);
  }

  private static JsonNode json(String... arguments) {
    return JsonMapper.shared().readTree(printed(arguments));
  }

  private static String printed(String... arguments) {
    var screen = new Screen();
    int exitCode = Reelsmith.run(screen.pipe(), home(), arguments);
    assertThat(exitCode).as(screen.complaints()).isZero();
    return screen.printed();
  }

  private static Path home() {
    return folder.root();
  }
}
