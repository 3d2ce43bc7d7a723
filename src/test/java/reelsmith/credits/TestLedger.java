package reelsmith.credits;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reelsmith.TestClock;
import reelsmith.operation.AccountId;

/// The ledger as it stands in the product on a real database. Started once for all tests of a run;
/// each test has accounts of its own.
final class TestLedger {

  static final Duration PATIENCE = Duration.ofSeconds(30);
  static final Instant START = Instant.parse("2026-03-19T10:00:00Z");

  private static final TestLedger LEDGER = new TestLedger();

  private final ConfigurableApplicationContext context;

  static TestLedger open() {
    return LEDGER;
  }

  private TestLedger() {
    this.context =
        new SpringApplicationBuilder(Wiring.class)
            .web(WebApplicationType.NONE)
            .run(
                "--reelsmith.home=" + temporaryFolder(),
                "--reelsmith.database.connections=16",
                "--logging.level.root=ERROR");
    // Tests want no safety against power cuts.
    sql("alter system set synchronous_commit = off");
    sql("select pg_reload_conf()");
  }

  /// Not annotated as a configuration, so that no component scan ever finds it.
  @EnableAutoConfiguration(exclude = FlywayAutoConfiguration.class)
  @ComponentScan({"reelsmith.database", "reelsmith.credits"})
  @ConfigurationPropertiesScan("reelsmith.database")
  static class Wiring {

    @Bean
    Clock clock() {
      return TestClock.standingAt(START);
    }
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /// A ledger on the same database with a clock of its own, so that tests do not move each other's
  /// time.
  Ledger ledger(Clock clock) {
    return new Ledger(
        bean(LedgerBooks.class),
        bean(Grants.class),
        bean(Holds.class),
        bean(TransactionalOperator.class),
        clock);
  }

  AccountId newAccount() {
    return new AccountId(number("insert into account (name) values ('customer') returning id"));
  }

  static NewHold holdOf(AccountId account, UUID run, long credits) {
    return new NewHold(account, null, null, run, 1, "story", "v", charges(credits));
  }

  static NewGrant grantOf(AccountId account, long credits, @Nullable Instant expiresAt) {
    return new NewGrant(account, GrantKind.PURCHASE, credits, expiresAt, null, "Purchase");
  }

  static List<Charge> charges(long credits) {
    return List.of(new Charge("story.v001.image.generate", credits, credits));
  }

  void sql(String statement) {
    bean(DatabaseClient.class).sql(statement).then().block(PATIENCE);
  }

  long number(String query) {
    return bean(DatabaseClient.class).sql(query).mapValue(Long.class).one().block(PATIENCE);
  }

  private static String temporaryFolder() {
    try {
      return Files.createTempDirectory("reelsmith-ledger").toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
