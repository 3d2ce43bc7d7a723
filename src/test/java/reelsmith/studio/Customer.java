package reelsmith.studio;

import static reelsmith.studio.TestStudio.json;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reelsmith.credits.Charge;
import reelsmith.credits.Ledger;
import reelsmith.credits.NewHold;
import reelsmith.operation.AccountId;
import reelsmith.operation.Credential;
import reelsmith.operation.Door;
import reelsmith.operation.Identity;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.Scope;
import reelsmith.operation.Toolset;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An account that pays for what it uses, and what its books say.
final class Customer {

  private final TestStudio studio;
  private final AccountId account;

  private Customer(TestStudio studio, AccountId account) {
    this.studio = studio;
    this.account = account;
  }

  /// A new account with so many credits to spend, whatever its plan brings.
  static Customer with(TestStudio studio, String plan, long credits) {
    ObjectNode created =
        studio.call(
            "create_account",
            Door.COMMAND_LINE,
            json("{'name': 'Customer'}").put("plan_code", plan),
            null);
    var customer = new Customer(studio, new AccountId(created.at("/account/account_id").asLong()));
    customer.adjust(credits - created.required("granted_credits").asLong());
    return customer;
  }

  /// On a plan that brings no credits of its own.
  static Customer with(TestStudio studio, long credits) {
    studio.call(
        "save_plan",
        Door.COMMAND_LINE,
        json(
            """
            {'plan_code': 'as_you_go', 'label': 'As you go', 'rank': 2, 'api_access': true,
             'mcp_access': true, 'monthly_credits': 0}
            """),
        null);
    return with(studio, "as_you_go", credits);
  }

  private void adjust(long credits) {
    if (credits > 0) {
      studio.call(
          "grant_credits",
          Door.COMMAND_LINE,
          json("{'kind': 'purchase'}").put("account_id", account.value()).put("credits", credits),
          UUID.randomUUID().toString());
    }
    if (credits < 0) {
      var elsewhere =
          new NewHold(
              account,
              null,
              null,
              UUID.randomUUID(),
              0,
              "story",
              "v",
              List.of(new Charge("elsewhere", 1, -credits)));
      studio.bean(Ledger.class).hold(elsewhere).block(TestStudio.PATIENCE);
    }
  }

  AccountId account() {
    return account;
  }

  /// A key of this account, with an id that no other key has.
  ///
  /// @param dailyCredits its budget, or null
  Identity key(long id, @Nullable Long dailyCredits) {
    return new Identity(
        account,
        new Credential(
            Credential.Kind.KEY,
            id,
            null,
            EnumSet.allOf(Scope.class),
            EnumSet.allOf(Toolset.class),
            dailyCredits,
            false,
            false));
  }

  ObjectNode call(String operation, ObjectNode input) {
    String key = operation.startsWith("get_") ? null : UUID.randomUUID().toString();
    ObjectNode answer =
        studio
            .calling(Identity.local(account), Door.COMMAND_LINE, operation, input, key)
            .block(TestStudio.PATIENCE);
    return Objects.requireNonNull(answer);
  }

  OperationFailure refusal(String operation, ObjectNode input) {
    try {
      throw new AssertionError("Was not refused: " + call(operation, input));
    } catch (OperationFailure failure) {
      return failure;
    }
  }

  long create(ObjectNode brief) {
    return call("create_story_video", brief).required("video_id").asLong();
  }

  long estimate(ObjectNode brief) {
    ObjectNode input = json("{'template': 'story'}");
    input.set("request", brief.deepCopy());
    return call("estimate_cost", input).at("/estimate/total_credits").asLong();
  }

  /// Renders, and says what it costs at most.
  long render(long video) {
    return call("render_video", named(video)).required("render_credits").asLong();
  }

  void abort(long video) {
    call("abort_video", named(video));
  }

  JsonNode video(long video) {
    return call("get_video", named(video));
  }

  JsonNode finished(long video) {
    return studio.looked(
        Identity.local(account), video, view -> view.required("poll_after_seconds").isNull());
  }

  JsonNode videoWhen(long video, java.util.function.Predicate<JsonNode> wished) {
    return studio.looked(Identity.local(account), video, wished);
  }

  static ObjectNode named(long video) {
    return json("{}").put("video_id", video);
  }

  long available() {
    return studio.number("select available from credit_balance where account_id = " + account);
  }

  long held() {
    return studio.number("select held from credit_balance where account_id = " + account);
  }

  /// What each run of a video set aside, in their order, such as `63 held, 33 used, 30 back`.
  String bills(long video) {
    return studio.text(
        """
        select coalesce(string_agg(concat(h.credits, ' held', ', ' || r.used || ' used',
          ', ' || r.released || ' back'), '; ' order by h.id), '')
        from credit_hold h left join hold_resolution r on r.hold_id = h.id where h.video_id = %d
        """
            .formatted(video));
  }

  /// What all runs of a video were charged for, such as `image.generate 3 (30)`, by name.
  String charges(long video) {
    return studio.text(
        """
        select coalesce(string_agg(event || ' ' || units || ' (' || credits || ')', ', '
          order by event), '')
        from (
          select replace(c ->> 'event', 'story.v001.', '') as event,
            sum((c ->> 'units')::bigint) as units, sum((c ->> 'credits')::bigint) as credits
          from credit_hold h join hold_resolution r on r.hold_id = h.id,
            jsonb_array_elements(r.charges) c
          where h.video_id = %d group by 1) charged
        """
            .formatted(video));
  }

  /// What is wrong in the books of this account; blank when nothing is.
  String mistakes() {
    return Books.mistakes(studio.bean(DatabaseClient.class), account);
  }
}
