package reelsmith.wiring;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reelsmith.account.AvailableTemplates;
import reelsmith.account.CycleGrants;
import reelsmith.account.UpgradePage;
import reelsmith.credits.GrantExpiry;
import reelsmith.credits.GrantKind;
import reelsmith.credits.Ledger;
import reelsmith.credits.NewGrant;
import reelsmith.operation.OperationCatalog;

/// Connects accounts with what they need from others: the ledger and the address of this server.
@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

  /// Where people see their plan.
  private static final String ACCOUNT_PAGE = "/account";

  @Bean
  UpgradePage upgradePage(HostingSettings settings, PageAddresses pages) {
    String configured = settings.upgradeUrl();
    return () ->
        configured == null || configured.isBlank() ? pages.of(ACCOUNT_PAGE) : configured.strip();
  }

  /// Each kind of video that can be made has an operation that creates one.
  @Bean
  AvailableTemplates availableTemplates(ObjectProvider<OperationCatalog> catalog) {
    return template -> catalog.getObject().named("create_%s_video".formatted(template)).isPresent();
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
                      case MONTHLY -> GrantExpiry.ofMonthlyTerm(clock.instant(), termEnd);
                      case ANNUAL -> GrantExpiry.ofAnnual(termEnd);
                    },
                    // What a host names itself begins in another way.
                    "term " + reference,
                    "Credits of plan " + planCode))
            .then();
  }
}
