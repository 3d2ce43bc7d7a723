package reelsmith.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reelsmith.operation.AccountId;
import tools.jackson.databind.JsonNode;

/// What is reported about one subscription in the same moment: nothing of it is lost, and nothing
/// counts twice. Less than a second each.
class SubscriptionRaceTests {

  private static final int REPORTS = 5;

  private final Host host = new Host();
  private final RecordedGrants grants = host.doors().bean(RecordedGrants.class);

  private record Report(String operation, String more) {

    static Report payment(String reference) {
      return new Report("renew_subscription", "'payment_reference': '%s'".formatted(reference));
    }

    static Report plan(String code) {
      return new Report("change_plan", "'plan_code': '%s'".formatted(code));
    }
  }

  @Test
  void different_payments_are_as_many_terms() {
    AccountId account = host.newAccount("creator", Term.MONTHLY);

    together(account, IntStream.range(0, REPORTS).mapToObj(n -> Report.payment("p" + n)).toList());

    assertThat(terms(account)).isEqualTo(REPORTS);
    assertThat(months(account)).isEqualTo(1 + REPORTS);
    assertThat(grants.creditsOf(account)).containsExactlyElementsOf(Collections.nCopies(6, 1000L));
  }

  @Test
  void a_payment_and_an_upgrade_both_count() {
    AccountId account = host.newAccount("starter", Term.MONTHLY);

    together(account, List.of(Report.payment("p"), Report.plan("creator")));

    assertThat(months(account)).isEqualTo(2);
    assertThat(plan(account)).isEqualTo("creator");
    assertThat(grants.creditsOf(account)).isIn(List.of(50L, 950L, 1000L), List.of(50L, 50L, 950L));
  }

  @Test
  void two_upgrades_bring_what_the_higher_one_brings() {
    AccountId account = host.newAccount("starter", Term.MONTHLY);

    together(account, List.of(Report.plan("creator"), Report.plan("studio")));

    assertThat(plan(account)).isEqualTo("studio");
    assertThat(grants.creditsOf(account).stream().mapToLong(Long::longValue).sum()).isEqualTo(5000);
  }

  @Test
  void whoever_repeats_a_payment_hears_of_the_term_it_brought() {
    AccountId account = host.newAccount("creator", Term.MONTHLY);

    List<JsonNode> answers =
        together(account, Collections.nCopies(REPORTS, Report.payment("once")));

    assertThat(months(account)).isEqualTo(2);
    assertThat(answers)
        .extracting(answer -> answer.at("/account/subscription/term_ends_at").asString())
        .containsOnly(subscription(account).required("term_ends_at").asString());
    assertThat(answers)
        .filteredOn(answer -> !answer.required("already_recorded").asBoolean())
        .hasSize(1);
  }

  /// Lets all of them begin while somebody else has the account, so that they wait for it together.
  private List<JsonNode> together(AccountId account, List<Report> reports) {
    Mono<List<JsonNode>> answers =
        Flux.fromIterable(reports)
            .flatMap(report -> answer(account, report), reports.size())
            .collectList()
            .cache();
    database()
        .sql("select id from account where id = :id for no key update")
        .bind("id", account.value())
        .mapValue(Long.class)
        .one()
        .doOnNext(held -> answers.subscribe())
        .then(waiting(reports.size()))
        .as(host.doors().bean(TransactionalOperator.class)::transactional)
        .block(Host.PATIENCE);
    return Objects.requireNonNull(answers.block(Host.PATIENCE));
  }

  private Mono<JsonNode> answer(AccountId account, Report report) {
    String input = "{'account_id': %s, %s}".formatted(account, report.more());
    return Mono.<JsonNode>fromCallable(() -> host.call(report.operation(), input))
        .subscribeOn(Schedulers.boundedElastic());
  }

  private Mono<Long> waiting(int transactions) {
    return database()
        .sql("select count(distinct pid) from pg_locks where not granted")
        .mapValue(Long.class)
        .one()
        .filter(found -> found >= transactions)
        .repeatWhenEmpty(again -> again.delayElements(Duration.ofMillis(20)));
  }

  private DatabaseClient database() {
    return host.doors().bean(DatabaseClient.class);
  }

  private JsonNode subscription(AccountId account) {
    JsonNode listed =
        host.call("list_accounts", "{'limit': 1, 'cursor': %d}".formatted(account.value() - 1));
    return listed.at("/accounts/0/subscription");
  }

  private String plan(AccountId account) {
    return subscription(account).required("plan_code").asString();
  }

  /// How many months lie between the creation of the account and the end of its subscription.
  private long months(AccountId account) {
    return host.doors()
        .number(
            """
            select round(extract(epoch from s.term_ends_at - a.created_at) / 86400 / 30.44)::bigint
            from subscription s join account a on a.id = s.account_id where a.id = %s
            """
                .formatted(account));
  }

  /// How many terms with a beginning of their own were paid for.
  private long terms(AccountId account) {
    return host.doors()
        .number(
            "select count(distinct term_started_at) from subscription_payment where account_id = "
                + account);
  }
}
