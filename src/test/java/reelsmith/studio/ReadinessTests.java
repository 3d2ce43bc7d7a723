package reelsmith.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.studio.TestStudio.json;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reelsmith.account.OwnerKey;
import reelsmith.operation.Credential;
import reelsmith.operation.Door;
import reelsmith.operation.Identity;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.Scope;
import reelsmith.operation.Toolset;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Whether readiness keeps its word, in many random situations; about 15 seconds.
class ReadinessTests {

  private static final int CASES = 160;
  private static final long SEED = Long.getLong("seed", 20260319);
  private static final String READY = "ready";
  private static final String INVALID = "validation_failed";

  /// Codes that create signals of a closed door or a weak key before it looks at the brief, while
  /// readiness looks at the brief first, since whoever has no access may still ask.
  private static final List<String> CLOSED_DOORS =
      List.of("membership_api_required", "membership_mcp_required", "not_permitted");

  /// Of keys and people that are no others', because what a key has spent today is remembered.
  private static final AtomicLong NUMBERS = new AtomicLong(1_000_000);

  private final TestStudio studio = TestStudio.idle();

  @AfterEach
  void endMaintenance() {
    maintenance("running");
  }

  /// One situation, written so that a failure can be read.
  private record Case(
      String plan,
      String purse,
      String budget,
      String paused,
      Identity who,
      Door door,
      ObjectNode brief) {

    /// What stands in the way of a brief that can be read, by the words of the situation.
    List<String> obstacles() {
      boolean person = who.credential().kind() == Credential.Kind.PERSON;
      boolean hasAccess = plan.equals("creator") || plan.equals("owner");
      List<String> found = new ArrayList<>();
      if (who.credential().readOnly()) {
        found.add("not_permitted");
      }
      if (!hasAccess && !person) {
        found.add(door == Door.REST ? "membership_api_required" : "membership_mcp_required");
      }
      if (!hasAccess) {
        found.add("membership_template_required");
      }
      if (paused.equals("paused") && !brief.path("preview_only").asBoolean(false)) {
        found.add("service_unavailable");
      }
      if (!person && (budget.equals("one short") || budget.equals("nothing"))) {
        found.add("budget_exceeded");
      }
      if (!purse.equals("enough") && !plan.equals("owner")) {
        found.add("insufficient_credits");
      }
      return found;
    }

    @Override
    public String toString() {
      return "%s, %s, budget %s, renders %s, %s by %s: %s"
          .formatted(plan, purse, budget, paused, who.credential().kind(), door, brief);
    }
  }

  @Test
  void readiness_says_exactly_what_create_does() {
    sayTheSame(CASES, SEED);
  }

  /// Other situations each time.
  @Test
  @Tag("long")
  void readiness_says_exactly_what_create_does_whatever_the_situation() {
    sayTheSame(10 * CASES, Long.getLong("seed", System.nanoTime()));
  }

  private void sayTheSame(int cases, long seed) {
    var random = new Random(seed);
    List<String> broken = new ArrayList<>();
    var outcomes = new TreeMap<String, Integer>();

    for (int count = 1; count <= cases; count++) {
      Case situation = situation(random);
      List<Refusal> promised = promised(situation);
      List<Refusal> happened = happened(situation);
      outcomes.merge(happened.isEmpty() ? READY : happened.getFirst().code(), 1, Integer::sum);
      if (!isKept(situation, promised, happened)) {
        broken.add("%s promised, %s happened: %s".formatted(promised, happened, situation));
      }
    }

    assertThat(broken).as("Of %d cases of seed %d", cases, seed).isEmpty();
    assertThat(outcomes)
        .as("What happened in %d cases of seed %d", cases, seed)
        .containsKeys(
            READY,
            "membership_api_required",
            "membership_mcp_required",
            "membership_template_required",
            "insufficient_credits",
            "budget_exceeded",
            "service_unavailable",
            INVALID,
            "not_permitted");
    assertThat(outcomes.get(READY)).isBetween(cases / 10, cases / 2);
  }

  /// What stands in the way, in the words of whoever says so.
  private record Refusal(String code, String message) {

    /// In readiness the brief is a part of the input.
    static Refusal of(OperationFailure failure) {
      return new Refusal(
          failure.code(), String.valueOf(failure.getMessage()).replaceAll("^/request", ""));
    }
  }

  /// Whether readiness named everything that stands in the way, and create signalled the first of
  /// it in the same words.
  private static boolean isKept(Case situation, List<Refusal> promised, List<Refusal> happened) {
    List<String> obstacles = situation.obstacles();
    boolean refused = promised.size() == 1 && INVALID.equals(promised.getFirst().code());
    if (refused) {
      List<String> closed = obstacles.stream().filter(CLOSED_DOORS::contains).toList();
      return closed.isEmpty()
          ? happened.equals(promised)
          : happened.getFirst().code().equals(closed.getFirst());
    }
    return codes(promised).equals(obstacles)
        && happened.equals(promised.stream().limit(1).toList());
  }

  private static List<String> codes(List<Refusal> refusals) {
    return refusals.stream().map(Refusal::code).toList();
  }

  private Case situation(Random random) {
    ObjectNode brief = brief(random);
    long price = price(brief);
    String plan = one(random, "owner", "starter", "creator", "creator", "creator", "none");
    String purse = one(random, "nothing", "one short", "enough", "enough", "enough");
    String budget = one(random, "none", "none", "none", "one short", "enough", "nothing");
    String paused = one(random, "running", "running", "running", "paused");
    maintenance(paused);
    Customer customer =
        Customer.with(studio, plan.equals("starter") ? plan : "creator", credits(purse, price));
    if (plan.equals("none")) {
      studio.sql(
          """
          update subscription set state = 'cancelled', term_started_at = now() - interval '40 days',
            term_ends_at = now() - interval '1 day' where account_id = %s
          """
              .formatted(customer.account()));
    }
    var account = plan.equals("owner") ? OwnerKey.OWNER : customer.account();
    boolean person = random.nextInt(5) == 0;
    boolean reading = random.nextInt(12) == 0;
    long number = NUMBERS.incrementAndGet();
    var credential =
        new Credential(
            person ? Credential.Kind.PERSON : Credential.Kind.KEY,
            person ? null : number,
            person ? number : null,
            EnumSet.allOf(Scope.class),
            EnumSet.allOf(Toolset.class),
            person || budget.equals("none") ? null : credits(budget, price),
            reading,
            false);
    Door door = one(random, Door.REST, Door.REST, Door.MCP_HTTP, Door.MCP_SSE);
    return new Case(plan, purse, budget, paused, new Identity(account, credential), door, brief);
  }

  private static long credits(String word, long price) {
    return switch (word) {
      case "nothing" -> 0;
      case "one short" -> price - 1;
      default -> price;
    };
  }

  private static ObjectNode brief(Random random) {
    ObjectNode brief = json("{}");
    if (random.nextBoolean()) {
      brief.put("preview_only", random.nextBoolean());
    }
    if (random.nextInt(3) == 0) {
      brief.putObject("voice").put("enabled", random.nextBoolean());
    }
    if (random.nextBoolean()) {
      brief.putObject("script").put("images_requested", 10 + random.nextInt(3));
    } else if (random.nextBoolean()) {
      var slides = brief.putObject("script").putArray("slides");
      for (int slide = 0; slide < 1 + random.nextInt(3); slide++) {
        slides.addObject().put("picture", "a pond").put("narration", "A word. ".repeat(30));
      }
    }
    switch (random.nextInt(14)) {
      case 0 -> brief.put("target_seconds", 1);
      case 1 -> brief.put("prompt", "no");
      case 2 -> brief.putObject("script").put("images_requested", 3).put("x", 1);
      case 3 -> brief.put("colour", "blue");
      default -> {}
    }
    return brief;
  }

  /// What it costs; any price where the brief is not accepted at all.
  private long price(ObjectNode brief) {
    ObjectNode input = json("{'template': 'story'}");
    input.set("request", brief.deepCopy());
    try {
      return studio
          .call("estimate_cost", Door.REST, input, null)
          .at("/estimate/total_credits")
          .asLong();
    } catch (OperationFailure invalid) {
      return 100;
    }
  }

  private List<Refusal> promised(Case situation) {
    ObjectNode input = json("{'template': 'story'}");
    input.set("request", situation.brief().deepCopy());
    return refusals(situation, "check_readiness", input, null);
  }

  private List<Refusal> happened(Case situation) {
    return refusals(
        situation,
        "create_story_video",
        situation.brief().deepCopy(),
        UUID.randomUUID().toString());
  }

  private List<Refusal> refusals(
      Case situation, String operation, ObjectNode input, @Nullable String key) {
    try {
      JsonNode answer =
          studio
              .calling(situation.who(), situation.door(), operation, input, key)
              .block(TestStudio.PATIENCE);
      List<Refusal> blockers =
          answer
              .at("/template_readiness/blockers")
              .valueStream()
              .map(
                  blocker ->
                      new Refusal(
                          blocker.path("code").asString(), blocker.path("message").asString()))
              .toList();
      boolean ready = answer.at("/template_readiness/ready_to_create").asBoolean(true);
      assertThat(ready).as("%s", answer).isEqualTo(blockers.isEmpty());
      return blockers;
    } catch (OperationFailure failure) {
      return List.of(Refusal.of(failure));
    }
  }

  private void maintenance(String finalRenders) {
    studio.call(
        "set_maintenance", Door.COMMAND_LINE, json("{}").put("final_renders", finalRenders), null);
  }

  @SafeVarargs
  private static <T> T one(Random random, T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
