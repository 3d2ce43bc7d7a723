package reelsmith.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import reelsmith.TestClock;
import reelsmith.api.TestDoors;
import reelsmith.api.TestDoors.Answer;
import reelsmith.operation.AccountId;
import reelsmith.operation.Call;
import reelsmith.operation.Caller;
import reelsmith.operation.Door;
import reelsmith.operation.Identity;
import reelsmith.operation.KeyUsage;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.ProgressListener;
import reelsmith.operation.Scope;
import reelsmith.operation.Toolset;
import tools.jackson.databind.JsonNode;

/// Making, listing and revoking keys, through REST with real keys.
class ApiKeyOperationTests {

  private static final String KEYS = "/api/v1/account/api-keys";

  private final Host host = new Host();
  private final TestDoors doors = host.doors();
  private final TestClock clock = doors.bean(TestClock.class);
  private final AccountId account = host.newAccount("creator", Term.MONTHLY);
  private final String admin = host.newKey(account, KeyRights.full(ApprovalPolicy.CALLER));

  @AfterEach
  void putClockBack() {
    clock.reset();
  }

  @Test
  void a_key_is_shown_once_and_kept_nowhere() {
    Answer made =
        send(
            admin,
            "POST",
            KEYS,
            "{'label': 'n8n', 'for': 'integration', 'scopes': ['read'], 'toolsets': ['library'],"
                + " 'read_only': true, 'daily_credits': 5, 'expires_at': '2999-01-01T00:00:00Z'}");
    String key = made.json().at("/api_key").asString();

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.json().at("/approval_policy").asString()).isEqualTo("caller");
    Answer listed = send(admin, "GET", KEYS, "");
    assertThat(listed.text()).doesNotContain(key).contains(key.substring(0, 12));
    JsonNode entry = listed.json().at("/api_keys/0");
    assertThat(entry.at("/label").asString()).isEqualTo("n8n");
    assertThat(entry.at("/daily_credits").asLong()).isEqualTo(5);
    assertThat(entry.at("/requests_24h").asLong()).isZero();
    assertThat(entry.at("/expires_at").asString()).isEqualTo("2999-01-01T00:00:00.000Z");
    assertThat(everyRow()).doesNotContain(key);
  }

  @Test
  void a_key_goes_as_far_as_it_was_given() {
    String reader = made("'scopes': ['read']");
    String librarian = made("'toolsets': ['library'], 'scopes': ['read', 'admin']");
    String onlooker = made("'scopes': ['read', 'spend'], 'read_only': true");

    assertThat(toys(reader)).isEqualTo("ok");
    assertThat(buy(reader)).isEqualTo("not_permitted");
    assertThat(toys(librarian)).isEqualTo("ok");
    assertThat(send(librarian, "GET", KEYS, "").code()).isEqualTo("not_permitted");
    assertThat(send(librarian, "GET", "/api/v1/account", "").status()).isEqualTo(200);
    assertThat(buy(onlooker)).isEqualTo("not_permitted");
    assertThat(send(reader, "POST", KEYS, "{'label': 'x'}").code()).isEqualTo("not_permitted");
  }

  @ParameterizedTest
  @CsvSource({
    "'''scopes'': [''read'', ''spend'']',  /scopes",
    "'''toolsets'': [''account'', ''developer'']', /toolsets",
    "'''for'': ''integration''',           /for",
    "'''expires_at'': ''2999-01-02T00:00:00Z''', /expires_at"
  })
  void a_key_cannot_be_given_more_than_its_maker_has(String wish, String path) {
    var rights =
        new KeyRights(
            Set.of(Scope.READ, Scope.ADMIN),
            Set.of(Toolset.ACCOUNT, Toolset.STORY),
            false,
            null,
            ApprovalPolicy.HUMAN,
            Instant.parse("2999-01-01T00:00:00Z"));
    String maker = host.newKey(account, rights);

    Answer refused = send(maker, "POST", KEYS, "{'label': 'x', %s}".formatted(wish));
    Answer made = send(maker, "POST", KEYS, "{'label': 'x'}");

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.code()).isEqualTo("not_permitted");
    assertThat(refused.json().at("/error/details/fields/0/path").asString()).isEqualTo(path);
    assertThat(made.json().at("/scopes").toString()).isEqualTo("[\"read\"]");
    assertThat(made.json().at("/expires_at").asString()).startsWith("2999-01-01");
  }

  @Test
  void a_key_with_a_daily_budget_makes_no_keys_that_would_each_have_one() {
    KeyRights all = KeyRights.full(ApprovalPolicy.CALLER);
    String maker =
        host.newKey(account, new KeyRights(all.scopes(), null, false, 10L, all.policy(), null));

    for (String wish : List.of("", ", 'daily_credits': 1", ", 'scopes': ['read']")) {
      Answer refused = send(maker, "POST", KEYS, "{'label': 'x'%s}".formatted(wish));
      assertThat(refused.status()).as(wish).isEqualTo(403);
      assertThat(refused.code()).isEqualTo("not_permitted");
      assertThat(refused.json().at("/error/details/fields/0/path").asString())
          .isEqualTo("/daily_credits");
      assertThat(refused.text()).contains("budget of its own");
    }
    assertThat(send(maker, "GET", KEYS, "").json().at("/api_keys")).hasSize(2);
  }

  @Test
  void a_key_ends_when_its_time_is_over() {
    String key = made("'expires_at': '%s'".formatted(clock.instant().plusSeconds(60)));
    assertThat(toys(key)).isEqualTo("ok");

    clock.putForward(Duration.ofSeconds(61));

    assertThat(toys(key)).isEqualTo("invalid_api_key");
    assertThat(
            send(admin, "POST", KEYS, "{'label': 'x', 'expires_at': '2020-01-01T00:00:00Z'}")
                .code())
        .isEqualTo("validation_failed");
  }

  @Test
  void revoking_ends_a_key_in_another_process_at_the_next_call() {
    String key = made("'label': 'short-lived'");
    var elsewhere =
        new ApiKeys(OtherDatabase.same(doors).client(), doors.bean(ServerPepper.class), clock);
    Identity known = Objects.requireNonNull(elsewhere.identify(key).block(Host.PATIENCE));

    Answer revoked = send(admin, "DELETE", KEYS + "/" + known.credential().keyId(), "");

    assertThat(revoked.json().at("/already_revoked").asBoolean()).isFalse();
    assertThat(elsewhere.identify(key).blockOptional(Host.PATIENCE)).isEmpty();
    assertThat(toys(key)).isEqualTo("invalid_api_key");
    assertThat(
            send(admin, "DELETE", KEYS + "/" + known.credential().keyId(), "")
                .json()
                .at("/already_revoked")
                .asBoolean())
        .isTrue();
  }

  @Test
  void a_key_can_revoke_itself() {
    long own = Objects.requireNonNull(host.identity(admin).credential().keyId());

    Answer revoked = send(admin, "DELETE", KEYS + "/" + own, "");

    assertThat(revoked.status()).isEqualTo(200);
    assertThat(send(admin, "GET", KEYS, "").code()).isEqualTo("invalid_api_key");
  }

  @Test
  void keys_of_other_accounts_look_as_if_they_did_not_exist() {
    String stranger = host.newKey(host.newAccount("creator", Term.MONTHLY));
    long own = Objects.requireNonNull(host.identity(admin).credential().keyId());

    Answer others = send(stranger, "DELETE", KEYS + "/" + own, "");
    Answer nobodys = send(stranger, "DELETE", KEYS + "/99999999", "");

    assertThat(others.status()).isEqualTo(404);
    assertThat(others.text().replaceAll("req_\\w+|\\d+", ""))
        .isEqualTo(nobodys.text().replaceAll("req_\\w+|\\d+", ""));
    assertThat(send(stranger, "GET", KEYS, "").json().at("/api_keys")).hasSize(1);
    assertThat(toys(admin)).isEqualTo("ok");
  }

  @Test
  void a_plan_that_lets_no_key_in_gives_none() {
    AccountId starter = host.newAccount("starter", Term.MONTHLY);

    OperationFailure refusal =
        host.refusal(Identity.local(starter), "create_api_key", "{'label': 'x'}");

    assertThat(refusal.code()).isEqualTo("membership_api_required");
  }

  @Test
  void a_host_makes_keys_for_customers_and_customers_are_no_hosts() {
    String route = "/api/v1/host/accounts/%s/api-keys".formatted(account);

    Answer hosts =
        doors.send(
            doors
                .friend(route)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"label\": \"first\"}")));
    Answer customers = send(admin, "POST", route, "{'label': 'x'}");

    assertThat(hosts.status()).isEqualTo(201);
    assertThat(host.identity(hosts.json().at("/api_key").asString()).account()).isEqualTo(account);
    assertThat(customers.code()).isEqualTo("not_permitted");
  }

  @Test
  void nothing_in_a_body_makes_somebody_else_of_a_caller() {
    Answer made =
        send(
            admin,
            "POST",
            KEYS,
            "{'label': 'x', 'account_id': 1, 'host': true, 'approval_policy': 'caller'}");

    assertThat(made.json().at("/account_id").asLong()).isEqualTo(account.value());
    assertThat(made.json().at("/approval_policy").asString()).isEqualTo("human");
    assertThat(made.json().at("/warnings")).hasSize(3);
  }

  @Test
  void a_key_that_was_asked_for_twice_is_made_once_and_not_shown_again() {
    var asked =
        doors
            .stranger(KEYS)
            .header("X-Api-Key", admin)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "twice-" + account)
            .POST(HttpRequest.BodyPublishers.ofString("{\"label\": \"twice\"}"));

    Answer first = doors.send(asked);
    Answer second = doors.send(asked);

    assertThat(first.status()).isEqualTo(201);
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.code()).isEqualTo("answer_shown_once");
    assertThat(second.json().at("/error/details/key_id"))
        .isEqualTo(first.json().required("key_id"));
    assertThat(everyRow())
        .doesNotContain(first.json().required("api_key").asString().substring(12));
    assertThat(
            doors.number(
                "select count(*) from api_key where label = 'twice' and account_id = " + account))
        .isEqualTo(1);
  }

  @Test
  void requests_and_errors_are_told_key_by_key() {
    IssuedKey busy =
        Objects.requireNonNull(doors.bean(ApiKeys.class).issue(account, "busy").block());
    var list =
        new ListApiKeys(
            doors.bean(ApiKeys.class),
            asked -> Mono.just(Map.of(busy.id(), new KeyUsage.Usage(10, 3))));
    var caller = new Caller(Identity.local(account), Door.REST, "request-of-a-test");

    ListApiKeys.Answer answer =
        Objects.requireNonNull(
            list.run(
                    new Call<>(
                        caller, new ListApiKeys.Input(null, null), null, ProgressListener.NONE))
                .block(Host.PATIENCE));

    assertThat(answer.apiKeys()).extracting(KeyView::requests).containsExactly(10L, 0L);
    assertThat(answer.apiKeys()).extracting(KeyView::errors).containsExactly(3L, 0L);
  }

  private String made(String wishes) {
    String label = wishes.contains("'label'") ? "" : "'label': 'test', ";
    return send(admin, "POST", KEYS, "{%s%s}".formatted(label, wishes))
        .json()
        .at("/api_key")
        .asString();
  }

  private String toys(String key) {
    Answer answer = send(key, "GET", "/api/v1/toys?limit=1", "");
    return answer.status() == 200 ? "ok" : answer.code();
  }

  private String buy(String key) {
    return send(key, "POST", "/api/v1/toys", "{'name': 'ball'}").code();
  }

  private Answer send(String key, String method, String path, String body) {
    var publisher =
        body.isEmpty()
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'));
    return doors.send(
        doors
            .stranger(path)
            .header("X-Api-Key", key)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "%s-%d".formatted(method, System.nanoTime()))
            .method(method, publisher));
  }

  private String everyRow() {
    return Objects.requireNonNull(
        doors
            .bean(DatabaseClient.class)
            .sql(
                """
                select (select string_agg(k::text, ' ') from api_key k)
                  || coalesce((select string_agg(i::text, ' ') from idempotency i), '')
                """)
            .mapValue(String.class)
            .one()
            .block(Host.PATIENCE));
  }
}
