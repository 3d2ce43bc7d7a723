package reelsmith.wiring;

import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;
import reelsmith.account.CycleGrants;
import reelsmith.account.KeyUsage;
import reelsmith.account.UpgradePage;
import reelsmith.asset.PublicAddress;
import reelsmith.credits.GrantExpiry;
import reelsmith.credits.GrantKind;
import reelsmith.credits.Ledger;
import reelsmith.credits.NewGrant;

/// Connects accounts with what they need from others: the ledger, the request log and the address
/// of this server.
@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(AccountConfiguration.class);
  private static final String BILLING_PAGE = "/dashboard/billing";

  @Bean
  UpgradePage upgradePage(HostingSettings settings, PublicAddress address) {
    String configured = settings.upgradeUrl();
    return () ->
        configured == null || configured.isBlank()
            ? address.absolute(BILLING_PAGE).orElse(BILLING_PAGE)
            : configured.strip();
  }

  /// What a paid term brings goes into the ledger.
  @Bean
  CycleGrants cycleGrants(Ledger ledger, Clock clock) {
    return (account, planCode, credits, term, termEnd, reference) ->
        ledger
            .grant(
                new NewGrant(
                    account,
                    switch (term) {
                      case MONTHLY -> GrantKind.MONTHLY;
                      case ANNUAL -> GrantKind.ANNUAL;
                    },
                    credits,
                    switch (term) {
                      case MONTHLY -> GrantExpiry.ofMonthly(clock.instant());
                      case ANNUAL -> GrantExpiry.ofAnnual(termEnd);
                    },
                    // Hosts name grants of their own; the two never meet.
                    "term " + reference,
                    "Credits of plan " + planCode))
            .then();
  }

  /// This build has no request log, so nothing is known of how much keys are used.
  @Bean
  KeyUsage keyUsage() {
    return account ->
        Mono.fromSupplier(
            () -> {
              LOG.warn("There is no request log: requests of keys are not counted");
              return Map.of();
            });
  }
}
