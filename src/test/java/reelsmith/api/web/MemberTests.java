package reelsmith.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reelsmith.TestClock;
import reelsmith.api.TestDoors;
import reelsmith.api.TestDoors.Answer;
import tools.jackson.databind.JsonNode;

class MemberTests {

  private static final String MEMBERS = "/api/v1/account/members";

  private final TestDoors doors = TestDoors.open();
  private final TestClock clock = doors.bean(TestClock.class);
  private final long account = Visitor.newAccount("Kite & Co");

  @AfterEach
  void putBackTheClock() {
    clock.reset();
  }

  @Test
  void an_invitation_leads_to_a_password_and_in() {
    var visitor = new Visitor();
    String token = visitor.invitation(account, "member");

    Answer page = visitor.get("/set-password?token=" + token);
    Answer joined =
        visitor.form(
            "/set-password",
            doors.base(),
            Map.of("token", token, "password", Visitor.PASSWORD, "again", Visitor.PASSWORD));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains("choose one", "Kite &amp; Co", visitor.email());
    assertThat(joined.header("Location")).isEqualTo("/sign-in?joined");
    assertThat(visitor.signIn().status()).isEqualTo(200);
  }

  @Test
  void a_link_works_once() {
    var visitor = new Visitor();
    String token = visitor.invitation(account, "member");
    visitor.send("POST", "/set-password", Map.of("token", token, "password", Visitor.PASSWORD));

    Answer page = visitor.get("/set-password?token=" + token);
    Answer again =
        visitor.send(
            "POST", "/set-password", Map.of("token", token, "password", "another password"));

    assertThat(page.status()).isEqualTo(403);
    assertThat(page.text()).contains("This link is over");
    assertThat(again.code()).isEqualTo("link_expired");
    assertThat(visitor.signIn().status()).isEqualTo(200);
  }

  @Test
  void a_link_ends_after_three_days_and_when_there_is_a_newer_one() {
    var visitor = new Visitor();
    String first = visitor.invitation(account, "member");
    String second = visitor.invitation(account, "member");

    int ofFirst = visitor.get("/set-password?token=" + first).status();
    clock.putForward(Duration.ofDays(3).minusSeconds(60));
    int ofSecond = visitor.get("/set-password?token=" + second).status();
    clock.putForward(Duration.ofSeconds(61));

    assertThat(ofFirst).isEqualTo(403);
    assertThat(ofSecond).isEqualTo(200);
    assertThat(visitor.get("/set-password?token=" + second).status()).isEqualTo(403);
  }

  @Test
  void a_weak_or_mistyped_password_is_refused_and_the_link_still_works() {
    var visitor = new Visitor();
    String token = visitor.invitation(account, "member");

    Answer weak =
        visitor.send("POST", "/set-password", Map.of("token", token, "password", "password123"));
    Answer mistyped =
        visitor.form(
            "/set-password",
            doors.base(),
            Map.of("token", token, "password", Visitor.PASSWORD, "again", Visitor.PASSWORD + "!"));

    assertThat(weak.code()).isEqualTo("validation_failed");
    assertThat(weak.json().at("/error/details/fields/0/path").asString()).isEqualTo("/password");
    assertThat(mistyped.status()).isEqualTo(422);
    assertThat(mistyped.text()).contains("not the same");
    assertThat(visitor.get("/set-password?token=" + token).status()).isEqualTo(200);
  }

  @Test
  void who_has_a_password_joins_another_account_with_it() {
    Visitor visitor = Visitor.signedIn(Visitor.newAccount("Before"), "viewer");
    String token = visitor.invitation(account, "admin");

    Answer page = visitor.get("/set-password?token=" + token);
    Answer wrong =
        visitor.send("POST", "/set-password", Map.of("token", token, "password", "a new password"));
    JsonNode before = visitor.get("/api/v1/people/me").json();
    Answer right =
        visitor.send("POST", "/set-password", Map.of("token", token, "password", Visitor.PASSWORD));

    assertThat(page.status()).isEqualTo(200);
    assertThat(wrong.code()).isEqualTo("sign_in_failed");
    assertThat(before.required("workspaces")).hasSize(1);
    assertThat(right.status()).isEqualTo(204);
    assertThat(visitor.get("/api/v1/people/me").json().required("workspaces")).hasSize(2);
  }

  @Test
  void an_invitation_is_the_same_whether_somebody_is_known_elsewhere_or_not() {
    Visitor owner = Visitor.signedIn(account, "owner");
    Visitor known = Visitor.signedIn(Visitor.newAccount("Elsewhere"), "owner");
    Visitor banned = Visitor.signedIn(Visitor.newAccount("Elsewhere"), "owner");
    banned.access("disabled");
    List<String> seen = new ArrayList<>();

    for (String email : List.of("nobody@example.com", known.email(), banned.email())) {
      String typed = email.toUpperCase(Locale.ROOT);
      Answer added = add(owner, typed, "viewer");
      String link = added.json().required("link").asString();
      Answer page = owner.get(link);
      Answer weak = owner.send("POST", link, Map.of("password", "password123"));
      Map<String, String> mistyped = Map.of("password", "a new password", "again", "another");
      Answer differing = owner.form(link, doors.base(), mistyped);
      Answer single = owner.form(link, doors.base(), Map.of("password", "a new password"));
      JsonNode listed = owner.get(MEMBERS).json().required("members");
      seen.add(
          List.of(added, page, weak, differing, single).stream()
              .map(answer -> answer.status() + " " + answer.text())
              .reduce(listed.get(listed.size() - 1).toString(), String::concat)
              .replaceAll("\"member_id\":\\d+|req_\\w+|20\\d\\d-[^\"]*Z", "")
              .replace(link.substring(link.indexOf('=') + 1), "")
              .replace(typed, "TYPED"));
    }

    assertThat(seen.getFirst()).contains("TYPED", "choose one", "422");
    assertThat(seen).containsOnly(seen.getFirst());
  }

  /// Ids that count people would tell how many there are, and a small one that somebody is old.
  @Test
  void the_id_of_a_member_is_of_this_account_alone() {
    long elsewhere = Visitor.newAccount("Elsewhere");
    Visitor owner = Visitor.signedIn(account, "owner");
    Visitor other = Visitor.signedIn(elsewhere, "owner");
    var guest = new Visitor();

    long here = add(owner, guest.email(), "viewer").json().required("member_id").asLong();
    long again = add(owner, guest.email(), "member").json().required("member_id").asLong();
    long there = add(other, guest.email(), "viewer").json().required("member_id").asLong();

    assertThat(again).isEqualTo(here);
    assertThat(there).isNotEqualTo(here);
    assertThat(owner.send("DELETE", MEMBERS + "/" + there, Map.of()).code()).isEqualTo("not_found");
    assertThat(owner.send("DELETE", MEMBERS + "/" + here, Map.of()).status()).isEqualTo(200);
    assertThat(other.get(MEMBERS).text()).contains(guest.email());
  }

  @Test
  void joining_one_account_joins_no_other() {
    var visitor = new Visitor();
    visitor.invitation(Visitor.newAccount("Patient"), "owner");
    visitor.join(account, "member");
    visitor.signIn();

    JsonNode me = visitor.get("/api/v1/people/me").json();

    assertThat(me.required("workspaces")).hasSize(1);
    assertThat(me.required("account_id").asLong()).isEqualTo(account);
  }

  @Test
  void an_admin_sees_and_invites_the_people_of_the_account_alone() {
    Visitor owner = Visitor.signedIn(account, "owner");
    Visitor.member(Visitor.newAccount("Others"), "owner");

    Answer invited = add(owner, "guest@example.org", "viewer");
    JsonNode members = owner.get(MEMBERS).json().required("members");

    assertThat(invited.json().required("link").asString()).startsWith("/set-password?token=");
    assertThat(invited.json().required("joined").asBoolean()).isFalse();
    assertThat(members.valueStream().map(member -> member.required("email").asString()))
        .containsExactly(owner.email(), "guest@example.org");
    assertThat(members.get(1).required("joined_at").isNull()).isTrue();
    assertThat(members.toString()).doesNotContain("password", "argon2");
  }

  @Test
  void only_owners_make_owners() {
    Visitor owner = Visitor.signedIn(account, "owner");
    Visitor admin = Visitor.signedIn(account, "admin");

    Answer byAdmin = change(admin, admin, "owner");
    Answer invitedByAdmin = add(admin, "boss@example.org", "owner");
    Answer ownerByAdmin = change(admin, owner, "viewer");
    Answer byOwner = change(owner, admin, "owner");

    assertThat(List.of(byAdmin, invitedByAdmin, ownerByAdmin))
        .extracting(Answer::code)
        .containsOnly("not_permitted");
    assertThat(byOwner.json().required("role").asString()).isEqualTo("owner");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'for': 'agent'",
        "'scopes': ['read', 'admin']",
        "'toolsets': ['account']",
        "'daily_credits': 10",
        "'expires_at': '2999-01-01T00:00:00Z'"
      })
  void a_key_with_bounds_lets_nobody_in_who_would_have_none(String bounds) {
    String key = key(bounds);
    Visitor viewer = Visitor.member(account, "viewer");
    String ofViewer = MEMBERS + "/" + viewer.memberId(account);

    Answer added = with(key, "POST", MEMBERS, "{'email':'a@b.c','name':'A','role':'viewer'}");
    Answer raised = with(key, "PATCH", ofViewer, "{'role':'admin'}");

    assertThat(List.of(added, raised)).extracting(Answer::status).containsOnly(403);
    assertThat(List.of(added, raised)).extracting(Answer::code).containsOnly("not_permitted");
    assertThat(added.text()).contains("signed-in").doesNotContain("token=");
    assertThat(with(key, "GET", MEMBERS, "").text()).contains("viewer").doesNotContain("a@b.c");
  }

  @Test
  void a_key_without_bounds_lets_people_in() {
    Visitor viewer = Visitor.member(account, "viewer");
    String key = key("'for': 'integration'");

    Answer added = with(key, "POST", MEMBERS, "{'email':'a@b.c','name':'A','role':'viewer'}");
    Answer raised =
        with(key, "PATCH", MEMBERS + "/" + viewer.memberId(account), "{'role':'admin'}");

    assertThat(List.of(added, raised)).extracting(Answer::status).containsOnly(200);
  }

  @Test
  void a_key_of_the_host_with_bounds_lets_nobody_into_the_accounts_of_others() {
    String key =
        doors
            .atTheMachine(
                "create_api_key_for_account",
                "{'account_id': 1, 'label': 'x', 'scopes': ['read', 'spend', 'admin']}")
            .required("api_key")
            .asString();
    String path = "/api/v1/host/accounts/%d/members".formatted(account);

    Answer added = with(key, "POST", path, "{'email':'a@b.c','name':'A','role':'viewer'}");

    assertThat(added.code()).isEqualTo("not_permitted");
  }

  @Test
  void the_last_owner_cannot_go() {
    Visitor owner = Visitor.signedIn(account, "owner");
    Visitor.member(account, "admin");

    Answer removed = owner.send("DELETE", MEMBERS + "/" + owner.memberId(account), Map.of());
    Answer lowered = change(owner, owner, "member");

    assertThat(List.of(removed, lowered)).extracting(Answer::code).containsOnly("last_owner");
    assertThat(List.of(removed, lowered)).extracting(Answer::status).containsOnly(409);
  }

  @Test
  void a_new_role_counts_at_once() {
    Visitor owner = Visitor.signedIn(account, "owner");
    Visitor member = Visitor.signedIn(account, "admin");

    change(owner, member, "viewer");

    assertThat(member.get(MEMBERS).code()).isEqualTo("not_permitted");
    assertThat(member.get("/api/v1/people/me").json().required("scopes").toString())
        .isEqualTo("[\"read\"]");
  }

  @Test
  void who_is_removed_is_out_at_once_but_stays_elsewhere() {
    long elsewhere = Visitor.newAccount("Elsewhere");
    Visitor owner = Visitor.signedIn(account, "owner");
    Visitor here = Visitor.signedIn(account, "member");
    here.join(elsewhere, "viewer");

    Answer removed = owner.send("DELETE", MEMBERS + "/" + here.memberId(account), Map.of());
    int session = here.get("/api/v1/people/me").status();
    here.signIn();

    assertThat(removed.status()).isEqualTo(200);
    assertThat(session).isEqualTo(401);
    assertThat(
            doors.number(
                "select count(*) from person_session where ended_at is null and person_id = %d and account_id = %d"
                    .formatted(here.id(), account)))
        .isZero();
    assertThat(here.get("/api/v1/people/me").json().required("account_id").asLong())
        .isEqualTo(elsewhere);
  }

  @Test
  void people_of_other_accounts_look_as_if_they_did_not_exist() {
    Visitor owner = Visitor.signedIn(account, "owner");
    long elsewhere = Visitor.newAccount("Strangers");
    Visitor stranger = Visitor.member(elsewhere, "member");
    long id = stranger.memberId(elsewhere);

    Answer changed = owner.send("PATCH", MEMBERS + "/" + id, Map.of("role", "viewer"));
    Answer removed = owner.send("DELETE", MEMBERS + "/" + id, Map.of());
    Answer nobody = owner.send("DELETE", MEMBERS + "/987654", Map.of());

    assertThat(List.of(changed, removed, nobody))
        .extracting(Answer::code)
        .containsOnly("not_found");
    assertThat(stranger.signIn().status()).isEqualTo(200);
  }

  @Test
  void inviting_again_changes_nothing_for_who_has_joined() {
    Visitor owner = Visitor.signedIn(account, "owner");
    Visitor member = Visitor.signedIn(account, "member");

    Answer same = add(owner, member.email(), "member");
    Answer other = add(owner, member.email(), "viewer");

    assertThat(same.json().required("joined").asBoolean()).isTrue();
    assertThat(same.json().required("link").isNull()).isTrue();
    assertThat(other.code()).isEqualTo("already_member");
  }

  @Test
  void the_host_invites_into_accounts_that_exist() {
    Answer nowhere =
        doors.post(
            "/api/v1/host/accounts/987654/members",
            "{\"email\":\"a@example.com\",\"name\":\"A\",\"role\":\"owner\"}");
    Answer senseless =
        doors.post(
            "/api/v1/host/accounts/1/members",
            "{\"email\":\"nonsense\",\"name\":\"A\",\"role\":\"owner\"}");

    assertThat(nowhere.code()).isEqualTo("not_found");
    assertThat(senseless.json().at("/error/details/fields/0/path").asString()).isEqualTo("/email");
  }

  @Test
  void a_key_is_told_that_it_is_no_person() {
    JsonNode me = doors.get("/api/v1/people/me").json();

    assertThat(me.required("caller").asString()).isEqualTo("key");
    assertThat(me.required("person").isNull()).isTrue();
    assertThat(me.required("workspaces")).isEmpty();
  }

  /// A key that manages the account, as far as its bounds let it.
  private String key(String wishes) {
    String scopes = wishes.contains("scopes") ? "" : ", 'scopes': ['read', 'spend', 'admin']";
    String use = wishes.contains("for") ? "" : ", 'for': 'integration'";
    doors.sql(
        """
        insert into subscription (account_id, plan_code, term, state, billing_day, term_started_at)
        values (%d, 'studio', 'monthly', 'active', 1, now()) on conflict do nothing
        """
            .formatted(account));
    return doors
        .atTheMachine(
            "create_api_key_for_account",
            "{'account_id': %d, 'label': 'x', %s%s%s}".formatted(account, wishes, scopes, use))
        .required("api_key")
        .asString();
  }

  private Answer with(String key, String method, String path, String body) {
    var publisher =
        body.isEmpty()
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'));
    return doors.send(
        doors
            .stranger(path)
            .header("X-Api-Key", key)
            .header("Content-Type", "application/json")
            .method(method, publisher));
  }

  private static Answer add(Visitor visitor, String email, String role) {
    return visitor.send("POST", MEMBERS, Map.of("email", email, "name", "Guest", "role", role));
  }

  private Answer change(Visitor visitor, Visitor whom, String role) {
    return visitor.send("PATCH", MEMBERS + "/" + whom.memberId(account), Map.of("role", role));
  }
}
