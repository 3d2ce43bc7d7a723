package reelsmith.account;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reelsmith.operation.WireFormat;

/// An account as people and programs see it.
record AccountView(
    long accountId,
    String name,
    Instant createdAt,
    String planCode,
    String planLabel,
    boolean apiAccess,
    boolean mcpAccess,
    List<String> allowedTemplates,
    @JsonPropertyDescription("Whether credits are never short.") boolean unmetered,
    @JsonPropertyDescription("Null for an account that never had a plan.")
        @Nullable SubscriptionView subscription) {

  record SubscriptionView(
      String planCode,
      String term,
      @JsonPropertyDescription(
              "active, cancelled (goes on to the end of the term), payment_failed (no new credits"
                  + " until a payment succeeds) or ended.")
          String state,
      Instant termStartedAt,
      @JsonPropertyDescription("Null for a plan without end.") @Nullable Instant termEndsAt,
      @JsonPropertyDescription("The plan from the next renewal on; null when it stays.")
          @Nullable String nextPlanCode,
      @JsonPropertyDescription("The term from the next renewal on; null when it stays.")
          @Nullable String nextTerm) {

    static SubscriptionView of(Subscription subscription, Instant now) {
      boolean ended = subscription.endsAt() != null && subscription.isOverAt(now);
      Term next = subscription.nextTerm();
      return new SubscriptionView(
          subscription.planCode(),
          WireFormat.name(subscription.term()),
          ended ? "ended" : word(subscription.state()),
          subscription.startedAt(),
          subscription.endsAt(),
          subscription.nextPlanCode(),
          next == null ? null : WireFormat.name(next));
    }
  }

  /// That a payment failed before says nothing to who will not pay again.
  private static String word(Subscription.State state) {
    return WireFormat.name(state.isCancelled() ? Subscription.State.CANCELLED : state);
  }

  static AccountView of(Account account, Membership membership, Instant now) {
    Subscription subscription = account.subscription();
    return new AccountView(
        account.id().value(),
        account.name(),
        account.createdAt(),
        membership.planCode(),
        membership.planLabel(),
        membership.apiAccess(),
        membership.mcpAccess(),
        membership.templates(),
        membership.unmetered(),
        subscription == null ? null : SubscriptionView.of(subscription, now));
  }
}
