package reelsmith.api.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reelsmith.operation.AccountId;

class RequestStatesTests {

  private static final AccountId ALICE = new AccountId(1);
  private static final AccountId BOB = new AccountId(2);
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Map<String, Object> ANSWERS =
      Map.of("name", Map.of("action", "accept", "content", Map.of("name", "Ann")));

  private final RequestStates states = at(NOW);

  @Test
  void answers_come_back_for_the_same_request_whatever_its_order_and_answers() {
    String sealed = states.seal(ALICE, request("tools/call", Map.of("name", "a", "x", 1)), ANSWERS);

    var opened =
        states.open(
            ALICE,
            request(
                "tools/call",
                Map.of("x", 1, "name", "a", "requestState", sealed, "inputResponses", Map.of())),
            sealed);

    assertThat(opened).isEqualTo(ANSWERS);
  }

  @Test
  void a_state_is_worth_nothing_elsewhere() {
    var call = request("tools/call", Map.of("name", "a"));
    String sealed = states.seal(ALICE, call, ANSWERS);

    assertRefused(states, BOB, call, sealed);
    assertRefused(states, ALICE, request("prompts/get", Map.of("name", "a")), sealed);
    assertRefused(states, ALICE, request("tools/call", Map.of("name", "b")), sealed);
    assertRefused(at(NOW.plus(Duration.ofMinutes(10))), ALICE, call, sealed);
  }

  @Test
  void a_state_that_was_touched_or_made_up_is_refused() {
    var call = request("tools/call", Map.of("name", "a"));
    String sealed = states.seal(ALICE, call, ANSWERS);
    char other = sealed.charAt(9) == 'A' ? 'B' : 'A';

    for (String touched :
        new String[] {
          sealed.substring(0, 9) + other + sealed.substring(10),
          sealed + "A",
          sealed.substring(0, sealed.indexOf('.')),
          sealed + "." + sealed,
          "",
          ".",
          "!.!"
        }) {
      assertRefused(states, ALICE, call, touched);
    }
    assertRefused(
        new RequestStates(() -> new byte[31], Clock.systemUTC(), Duration.ofDays(999)),
        ALICE,
        call,
        sealed);
  }

  private static void assertRefused(
      RequestStates states, AccountId account, StatelessRequest request, String sealed) {
    assertThatThrownBy(() -> states.open(account, request, sealed))
        .as(sealed)
        .isInstanceOfSatisfying(
            RpcFailure.class, refused -> assertThat(refused.code()).isEqualTo(-32602));
  }

  private static StatelessRequest request(String method, Map<String, Object> params) {
    return new StatelessRequest(
        1, method, params, ClientCapabilities.builder().build(), null, null);
  }

  private static RequestStates at(Instant now) {
    return new RequestStates(
        () -> new byte[32], Clock.fixed(now, ZoneOffset.UTC), Duration.ofMinutes(10));
  }
}
