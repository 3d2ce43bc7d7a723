package reelsmith.wiring;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reelsmith.account.CycleGrants;
import reelsmith.account.UpgradePage;
import reelsmith.asset.PublicAddress;
import reelsmith.credits.GrantExpiry;
import reelsmith.credits.GrantKind;
import reelsmith.credits.Ledger;
import reelsmith.credits.NewGrant;

/// Connects accounts with what they need from others: the ledger and the address of this server.
@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

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
                    // What a host names itself begins in another way.
                    "term " + reference,
                    "Credits of plan " + planCode))
            .then();
  }
}
