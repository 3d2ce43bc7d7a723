package reelsmith.account;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import reelsmith.operation.OperationFailure;
import reelsmith.sequence.RandomSequences;

/// Whatever happens to a subscription, and to the plans meanwhile, in whatever order: a paid term
/// brings what its highest plan brought when it was chosen, not more and not less.
class SubscriptionSequenceTests {

  private static final long SEED = Long.getLong("subscription.seed", 20260322);

  private final RandomSequences<Step> sequences =
      new RandomSequences<>(SoldSubscription::new, Step::any);

  @Test
  void a_term_brings_what_its_highest_plan_brings() {
    sequences.run(SEED, 5_000, 40);
  }

  /// A failure names the seed, for `-Dsubscription.seed`.
  @Test
  void a_term_brings_what_its_highest_plan_brings_with_a_seed_of_today() {
    sequences.run(System.nanoTime(), 5_000, 40);
  }

  private sealed interface Step {

    record Chooses(int plan, Term term) implements Step {}

    record Pays() implements Step {}

    record PaysNot() implements Step {}

    record Cancels() implements Step {}

    record PlanIsSaved(int plan, int rank, long credits) implements Step {}

    record TimePasses(int days) implements Step {}

    static Step any(RandomGenerator random) {
      return switch (random.nextInt(10)) {
        case 0, 1, 2 -> new Chooses(random.nextInt(3), Term.values()[random.nextInt(2)]);
        case 3, 4 -> new Pays();
        case 5 -> new PaysNot();
        case 6 -> new Cancels();
        case 7 -> new PlanIsSaved(random.nextInt(3), random.nextInt(5), random.nextLong(200));
        default -> new TimePasses(random.nextInt(1, 25));
      };
    }
  }

  private static final class SoldSubscription implements RandomSequences.Subject<Step> {

    private final List<Plan> plans =
        new ArrayList<>(List.of(plan(0, 1, 10), plan(1, 2, 50), plan(2, 3, 90)));
    private Instant now = Instant.parse("2026-01-31T10:15:30Z");
    private Subscription subscription =
        Subscription.startedWith(plans.getFirst(), Term.MONTHLY, now);
    private long granted = plans.getFirst().creditsFor(Term.MONTHLY);
    private long highest = granted;

    private static Plan plan(int number, int rank, long credits) {
      return new Plan("plan" + number, "Plan", rank, true, true, null, credits);
    }

    private Plan named(String code) {
      return plans.get(code.charAt(code.length() - 1) - '0');
    }

    @Override
    public void apply(Step step) {
      try {
        switch (step) {
          case Step.Chooses chosen -> choose(plans.get(chosen.plan()), chosen.term());
          case Step.Pays _ ->
              begun(subscription.renewed(named(subscription.renewedPlanCode()), now));
          case Step.PaysNot _ -> subscription = subscription.withFailedPayment();
          case Step.Cancels _ -> subscription = subscription.cancelled();
          case Step.PlanIsSaved saved ->
              plans.set(saved.plan(), plan(saved.plan(), saved.rank(), saved.credits()));
          case Step.TimePasses time -> now = now.plus(Duration.ofDays(time.days()));
        }
      } catch (OperationFailure refused) {
        if (!subscription.state().isCancelled()) {
          throw new AssertionError("Only one that was cancelled cannot be renewed", refused);
        }
      }
      same("granted for the term", granted, highest);
      same("remembered", subscription.termCredits(), granted);
    }

    private void choose(Plan wished, Term term) {
      Subscription before = subscription;
      var change = before.changed(named(before.planCode()), wished, term, now);
      if (before.isOverAt(now)) {
        begun(change);
        return;
      }
      subscription = change.after();
      granted += change.credits();
      boolean another = !subscription.planCode().equals(before.planCode());
      boolean paid =
          subscription.state() == Subscription.State.ACTIVE
              && now.isBefore(Objects.requireNonNull(subscription.endsAt()));
      if (another && paid) {
        highest = Math.max(highest, wished.creditsFor(subscription.term()));
      }
    }

    private void begun(Subscription.Change change) {
      subscription = change.after();
      granted = change.credits();
      highest = named(subscription.planCode()).creditsFor(subscription.term());
    }

    private static void same(String what, long actual, long expected) {
      if (actual != expected) {
        throw new AssertionError("%s: %d instead of %d".formatted(what, actual, expected));
      }
    }
  }
}
