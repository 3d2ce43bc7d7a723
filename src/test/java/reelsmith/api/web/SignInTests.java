package reelsmith.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reelsmith.TestClock;
import reelsmith.api.SessionCookie;
import reelsmith.api.TestDoors;
import reelsmith.api.TestDoors.Answer;

class SignInTests {

  private static final String WRONG = "not the password at all";

  private final TestDoors doors = TestDoors.open();
  private final TestClock clock = doors.bean(TestClock.class);

  @AfterEach
  void putBackTheClock() {
    clock.reset();
  }

  @Test
  void a_person_signs_in_and_is_known_by_the_cookie() {
    Visitor visitor = Visitor.member(1, "member");

    Answer answer = visitor.signIn(" " + visitor.email().toUpperCase() + " ", Visitor.PASSWORD);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().required("role").asString()).isEqualTo("member");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(visitor.get("/api/v1/people/me").json().at("/person/email").asString())
        .isEqualTo(visitor.email());
  }

  @Test
  void the_cookie_is_kept_from_scripts_and_other_sites() {
    Answer answer = Visitor.member(1, "viewer").signIn();

    assertThat(answer.header("Set-Cookie"))
        .matches(SessionCookie.NAME + "=[0-9A-Za-z_-]{43}; .*")
        .containsPattern("Max-Age=25(92000|919\\d\\d);")
        .contains("; Path=/;", "; HTTPOnly;", "; SameSite=Lax")
        .doesNotContain("Domain", "Secure");
  }

  @Test
  void nobody_learns_who_is_known_here() {
    Visitor known = Visitor.member(1, "member");
    Visitor disabled = Visitor.member(1, "member");
    disabled.access("disabled");
    Visitor invited = new Visitor();
    invited.invitation(1, "member");
    Visitor coolingDown = Visitor.member(1, "member");
    IntStream.range(0, 6).forEach(i -> coolingDown.signIn(coolingDown.email(), WRONG));

    List<Answer> answers =
        List.of(
            new Visitor().signIn("nobody@example.com", Visitor.PASSWORD),
            new Visitor().signIn("no address", Visitor.PASSWORD),
            known.signIn(known.email(), WRONG),
            known.signIn(known.email(), "x".repeat(5000)),
            disabled.signIn(),
            invited.signIn(),
            coolingDown.signIn());

    assertThat(answers).extracting(Answer::status).containsOnly(401);
    assertThat(answers)
        .extracting(answer -> withoutId(answer.text()))
        .containsOnly(withoutId(answers.getFirst().text()));
    assertThat(answers.getFirst().code()).isEqualTo("sign_in_failed");
    assertThat(answers).extracting(answer -> answer.header("Set-Cookie")).containsOnly("");
    assertThat(answers).extracting(answer -> answer.header("Retry-After")).containsOnly("");
  }

  @Test
  void after_several_failures_the_right_password_waits_too() {
    Visitor visitor = Visitor.member(1, "member");
    IntStream.range(0, 6).forEach(i -> new Visitor().signIn(visitor.email(), WRONG));

    Answer atOnce = visitor.signIn();
    clock.putForward(Duration.ofSeconds(11));
    Answer later = visitor.signIn();

    assertThat(atOnce.status()).isEqualTo(401);
    assertThat(later.status()).isEqualTo(200);
  }

  @Test
  void the_right_password_makes_earlier_failures_undone() {
    Visitor visitor = Visitor.member(1, "member");
    IntStream.range(0, 4).forEach(i -> visitor.signIn(visitor.email(), WRONG));
    visitor.signIn();
    IntStream.range(0, 4).forEach(i -> visitor.signIn(visitor.email(), WRONG));

    Answer answer = visitor.signIn();

    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void an_address_that_guesses_is_told_to_wait() {
    Visitor guesser = Visitor.member(1, "member");
    IntStream.range(0, 21).forEach(i -> guesser.signIn("guess%d@example.com".formatted(i), WRONG));

    Answer refused = guesser.signIn();
    Answer page =
        guesser.signInByForm(Map.of("email", guesser.email(), "password", Visitor.PASSWORD));
    Answer elsewhere = new Visitor().signIn(guesser.email(), Visitor.PASSWORD);
    clock.putForward(Duration.ofSeconds(11));

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.code()).isEqualTo("rate_limited");
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 10);
    assertThat(page.status()).isEqualTo(429);
    assertThat(page.header("Retry-After")).isNotEmpty();
    assertThat(elsewhere.status()).isEqualTo(200);
    assertThat(guesser.signIn().status()).isEqualTo(200);
  }

  @Test
  void when_too_much_fails_in_all_everybody_waits_a_little() {
    Visitor visitor = Visitor.member(1, "member");
    doors.sql(
        "update sign_in_tally set blocked_until = now() + interval '1 hour',"
            + " over_at = now() + interval '1 hour'");

    Answer answer = visitor.signIn();
    doors.sql("update sign_in_tally set blocked_until = null");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.code()).isEqualTo("service_unavailable");
    assertThat(visitor.signIn().status()).isEqualTo(200);
  }

  @Test
  void neither_token_nor_password_is_in_the_database() {
    Visitor visitor = Visitor.signedIn(1, "member");

    String rows =
        doors.text(
            "select (select string_agg(p::text, ' ') from person p)"
                + " || (select string_agg(s::text, ' ') from person_session s)"
                + " || (select string_agg(t::text, ' ') from sign_in_tally t)"
                + " || coalesce((select string_agg(i::text, ' ') from idempotency i), '')");

    assertThat(rows).doesNotContain(visitor.cookie()).doesNotContain(Visitor.PASSWORD);
    assertThat(rows).contains("$argon2id$");
  }

  @Test
  void a_page_of_somebody_else_cannot_sign_anybody_in() {
    Visitor visitor = Visitor.member(1, "member");
    Map<String, String> right = Map.of("email", visitor.email(), "password", Visitor.PASSWORD);

    Answer byOrigin = visitor.form("/sign-in", "https://evil.example", right);
    Answer unknown = visitor.form("/sign-in", "null", right);
    Answer byBrowser =
        doors.send(
            visitor.sending("POST", "/sign-in", right).header("Sec-Fetch-Site", "cross-site"));

    assertThat(List.of(byOrigin, unknown, byBrowser)).extracting(Answer::status).containsOnly(403);
    assertThat(byOrigin.code()).isEqualTo("origin_not_allowed");
  }

  @Test
  void a_form_leads_on_to_a_page_of_ours() {
    Visitor visitor = Visitor.member(1, "member");
    Map<String, String> right = Map.of("email", visitor.email(), "password", Visitor.PASSWORD);

    Answer usual = visitor.signInByForm(right);
    Answer wished = visitor.form("/sign-in", doors.base(), with(right, "/videos/7?x=1"));
    Answer elsewhere = visitor.form("/sign-in", doors.base(), with(right, "//evil.example"));
    Answer disguised = visitor.form("/sign-in", doors.base(), with(right, "/\\evil.example"));

    assertThat(usual.status()).isEqualTo(303);
    assertThat(usual.header("Location")).isEqualTo("/account");
    assertThat(visitor.get("/account").text()).contains(visitor.email());
    assertThat(wished.header("Location")).isEqualTo("/videos/7?x=1");
    assertThat(elsewhere.header("Location")).isEqualTo("/account");
    assertThat(disguised.header("Location")).isEqualTo("/account");
  }

  @Test
  void a_form_that_is_wrong_is_shown_again_without_the_password() {
    Answer answer =
        new Visitor().signInByForm(Map.of("email", "<b>me</b>@example.com", "password", WRONG));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text())
        .contains("do not let you in", "&lt;b&gt;me")
        .doesNotContain(WRONG, "<b>me");
  }

  @Test
  void pages_run_and_load_nothing() {
    Answer page = new Visitor().get("/sign-in?next=%22%3E%3Cscript%3E");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Security-Policy"))
        .startsWith("default-src 'none'; style-src 'sha256-")
        .contains("form-action 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(page.header("Cache-Control")).contains("no-store");
    assertThat(page.text()).doesNotContain("<script", "http:", "https:", "{{");
  }

  @Test
  void a_body_that_makes_no_sense_is_refused_in_words() {
    Visitor visitor = new Visitor();

    Answer empty = visitor.send("POST", "/sign-in", Map.of());
    Answer form = visitor.signInByForm(Map.of("email", "a@b"));

    assertThat(empty.code()).isEqualTo("validation_failed");
    assertThat(form.status()).isEqualTo(422);
  }

  private static Map<String, String> with(Map<String, String> fields, String next) {
    return Map.of("email", fields.get("email"), "password", fields.get("password"), "next", next);
  }

  private static String withoutId(String text) {
    return text.replaceAll("req_[a-z2-7]{26}", "req");
  }
}
