package reelsmith.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reelsmith.TestClock;
import reelsmith.api.TestDoors;
import reelsmith.api.TestDoors.Answer;
import reelsmith.operation.WireFormat;
import reelsmith.person.Sessions;

class SessionTests {

  private static final String ME = "/api/v1/people/me";
  private static final String TOYS = "/api/v1/toys";
  private static final Map<String, String> TOY = Map.of("name", "ball");

  private final TestDoors doors = TestDoors.open();
  private final TestClock clock = doors.bean(TestClock.class);

  @AfterEach
  void putBackTheClock() {
    clock.reset();
  }

  @Test
  void signing_out_ends_a_session_at_once_and_everywhere() {
    Visitor visitor = Visitor.signedIn(1, "member");

    Answer out = visitor.send("POST", "/sign-out", Map.of());

    assertThat(out.status()).isEqualTo(204);
    assertThat(out.header("Set-Cookie")).startsWith("reelsmith_session=;").contains("Max-Age=0");
    assertThat(visitor.get(ME).code()).isEqualTo("missing_api_key");
    assertThat(
            doors.bean(Sessions.class).find(visitor.cookie()).blockOptional(Duration.ofSeconds(20)))
        .isEmpty();
  }

  @Test
  void signing_out_by_form_leads_back_to_the_beginning() {
    Visitor visitor = Visitor.signedIn(1, "member");

    Answer out = visitor.form("/sign-out", doors.base(), Map.of());

    assertThat(out.status()).isEqualTo(303);
    assertThat(out.header("Location")).isEqualTo("/sign-in");
    assertThat(visitor.get("/account").header("Location")).isEqualTo("/sign-in");
  }

  @Test
  void each_sign_in_makes_a_new_token_and_ends_the_one_before() {
    Visitor visitor = Visitor.signedIn(1, "member");
    String first = visitor.cookie();

    visitor.signIn();

    assertThat(visitor.cookie()).isNotEqualTo(first);
    assertThat(visitor.get(ME).status()).isEqualTo(200);
    assertThat(
            doors.send(doors.stranger(ME).header("Cookie", "reelsmith_session=" + first)).status())
        .isEqualTo(401);
  }

  @Test
  void a_session_nobody_uses_ends_after_seven_days() {
    Visitor visitor = Visitor.signedIn(1, "member");

    clock.putForward(Duration.ofDays(6));
    int used = visitor.get(ME).status();
    clock.putForward(Duration.ofDays(6));
    int usedAgain = visitor.get(ME).status();
    clock.putForward(Duration.ofDays(7).plusSeconds(1));

    assertThat(List.of(used, usedAgain)).containsOnly(200);
    assertThat(visitor.get(ME).status()).isEqualTo(401);
  }

  @Test
  void no_session_lives_longer_than_thirty_days() {
    Visitor visitor = Visitor.signedIn(1, "member");

    List<Integer> statuses =
        IntStream.range(0, 6)
            .mapToObj(
                i -> {
                  clock.putForward(Duration.ofDays(5).plusSeconds(1));
                  return visitor.get(ME).status();
                })
            .toList();

    assertThat(statuses).containsExactly(200, 200, 200, 200, 200, 401);
  }

  @Test
  void what_changes_something_must_come_from_a_page_of_ours() {
    Visitor visitor = Visitor.signedIn(1, "member");

    Answer silent = doors.send(buying(visitor));
    Answer foreign = doors.send(buying(visitor).header("Origin", "https://evil.example"));
    Answer friend = doors.send(buying(visitor).header("Origin", "https://friend.example"));
    Answer sibling = doors.send(buying(visitor).header("Sec-Fetch-Site", "same-site"));
    Answer lying =
        doors.send(
            buying(visitor).header("Origin", doors.base()).header("Sec-Fetch-Site", "cross-site"));
    Answer own = doors.send(buying(visitor).header("Origin", doors.base()));
    Answer ownBrowser = doors.send(buying(visitor).header("Sec-Fetch-Site", "same-origin"));

    assertThat(List.of(silent, foreign, friend, sibling, lying))
        .extracting(Answer::code)
        .containsOnly("origin_not_allowed");
    assertThat(List.of(own, ownBrowser)).extracting(Answer::status).containsOnly(202);
  }

  @Test
  void a_foreign_page_can_neither_sign_out_nor_switch() {
    Visitor visitor = Visitor.signedIn(1, "member");

    Answer out = visitor.form("/sign-out", "https://evil.example", Map.of());
    Answer switched =
        visitor.form("/account/workspace", "https://evil.example", Map.of("workspace_id", "1"));

    assertThat(List.of(out, switched)).extracting(Answer::code).containsOnly("origin_not_allowed");
    assertThat(visitor.get(ME).status()).isEqualTo(200);
  }

  @Test
  void a_key_wins_over_a_cookie() {
    Visitor visitor = Visitor.signedIn(1, "member");

    Answer impostor = doors.send(visitor.request(ME).header("X-Api-Key", "nonsense"));
    Answer program = doors.send(visitor.request(ME).header("X-Api-Key", doors.newKey().text()));

    assertThat(impostor.code()).isEqualTo("invalid_api_key");
    assertThat(program.json().required("caller").asString()).isEqualTo("key");
  }

  @Test
  void a_role_reaches_so_far() {
    Visitor viewer = Visitor.signedIn(1, "viewer");
    Visitor member = Visitor.signedIn(1, "member");
    Visitor admin = Visitor.signedIn(1, "admin");

    assertThat(List.of(viewer, member, admin))
        .extracting(visitor -> visitor.get(TOYS + "?limit=1").status())
        .containsExactly(200, 200, 200);
    assertThat(List.of(viewer, member, admin))
        .extracting(visitor -> doors.send(buying(visitor).header("Origin", doors.base())).status())
        .containsExactly(403, 202, 202);
    assertThat(List.of(viewer, member, admin))
        .extracting(visitor -> visitor.get("/api/v1/account/members").status())
        .containsExactly(403, 403, 200);
  }

  @Test
  void somebody_who_was_disabled_is_out_at_once() {
    Visitor visitor = Visitor.signedIn(1, "owner");

    visitor.access("disabled");
    int session = visitor.get(ME).status();
    int signIn = visitor.signIn().status();
    visitor.access("allowed");
    int ended = visitor.get(ME).status();

    assertThat(session).isEqualTo(401);
    assertThat(signIn).isEqualTo(401);
    assertThat(ended).isEqualTo(401);
    assertThat(visitor.signIn().status()).isEqualTo(200);
  }

  @Test
  void only_a_host_without_bounds_says_who_is_disabled() {
    String path = "/api/v1/host/people/access";
    Visitor visitor = Visitor.signedIn(1, "admin");
    Visitor customer = Visitor.signedIn(Visitor.newAccount("Customer"), "owner");
    Map<String, String> disabling = Map.of("email", visitor.email(), "access", "disabled");
    String body = WireFormat.mapper().writeValueAsString(disabling);

    Answer byCustomer = customer.send("PUT", path, disabling);
    Answer byAgent =
        doors.send(
            doors
                .stranger(path)
                .header("X-Api-Key", doors.newKey().text())
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    Answer ofNobody =
        visitor.send("PUT", path, Map.of("email", "nobody@example.com", "access", "disabled"));

    assertThat(List.of(byCustomer, byAgent)).extracting(Answer::code).containsOnly("not_permitted");
    assertThat(ofNobody.code()).isEqualTo("not_found");
    assertThat(visitor.send("PUT", path, disabling).status()).isEqualTo(200);
    assertThat(visitor.get(ME).status()).isEqualTo(401);
  }

  @Test
  void a_person_with_two_accounts_works_in_one_of_them() {
    long first = Visitor.newAccount("Rocket Films");
    long second = Visitor.newAccount("Paper Boats");
    Visitor visitor = Visitor.member(first, "viewer");
    visitor.join(second, "admin");
    visitor.signIn();

    Answer before = visitor.get(ME);
    Answer switched =
        visitor.send("POST", "/api/v1/people/workspace", Map.of("workspace_id", second));
    Answer after = visitor.get(ME);
    visitor.signIn();

    assertThat(before.json().required("account_name").asString()).isEqualTo("Rocket Films");
    assertThat(before.json().required("workspaces")).hasSize(2);
    assertThat(switched.json().required("role").asString()).isEqualTo("admin");
    assertThat(after.json().required("account_name").asString()).isEqualTo("Paper Boats");
    assertThat(visitor.get(ME).json().required("account_id").asLong()).isEqualTo(second);
    assertThat(visitor.get("/account").text()).contains("Paper Boats", "Rocket Films", "selected");
  }

  @Test
  void nobody_gets_into_an_account_they_have_not_joined() {
    long elsewhere = Visitor.newAccount("Elsewhere");
    Visitor visitor = Visitor.signedIn(Visitor.newAccount("Home"), "owner");
    visitor.invitation(elsewhere, "owner");

    Answer there =
        visitor.send("POST", "/api/v1/people/workspace", Map.of("workspace_id", elsewhere));
    Answer nowhere =
        visitor.send("POST", "/api/v1/people/workspace", Map.of("workspace_id", 987654));
    Answer members = visitor.get("/api/v1/account/members");
    Answer host =
        visitor.send(
            "POST",
            "/api/v1/host/accounts/%d/members".formatted(elsewhere),
            Map.of("email", visitor.email(), "name", "Me", "role", "owner"));

    assertThat(there.code()).isEqualTo("not_found");
    assertThat(nowhere.code()).isEqualTo("not_found");
    assertThat(members.json().required("members")).hasSize(1);
    assertThat(host.code()).isEqualTo("not_permitted");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/sign-in", "/set-password", "/account/workspace", "/api/v1/people/workspace"})
  void a_page_takes_as_much_as_any_other_door_and_no_field_twice(String path) {
    Visitor visitor = Visitor.signedIn(Visitor.newAccount("Large"), "viewer");

    for (String type : List.of("application/json", "application/x-www-form-urlencoded")) {
      String start = type.endsWith("json") ? "{\"x\":\"" : "x=";
      String end = type.endsWith("json") ? "\"}" : "";
      String twice = type.endsWith("json") ? "{\"x\":1,\"x\":2}" : "x=1&x=2";
      String exact = start + "k".repeat(3_145_728 - start.length() - end.length()) + end;

      assertThat(sent(visitor, path, type, exact).text())
          .as(type)
          .doesNotContain("request_too_large");
      assertThat(sent(visitor, path, type, exact + " ").status()).as(type).isEqualTo(413);
      assertThat(sent(visitor, path, type, exact + " ").code()).isEqualTo("request_too_large");
      assertThat(sent(visitor, path, type, twice).status()).as(type).isEqualTo(422);
      assertThat(sent(visitor, path, type, twice).code()).isEqualTo("validation_failed");
    }
  }

  private Answer sent(Visitor visitor, String path, String type, String body) {
    return doors.send(
        visitor
            .request(path)
            .header("Origin", doors.base())
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static HttpRequest.Builder buying(Visitor visitor) {
    return visitor.sending("POST", TOYS, TOY).header("Idempotency-Key", "toy-" + System.nanoTime());
  }
}
