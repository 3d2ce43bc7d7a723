package reelsmith.wiring;

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

  /// This build has no ledger, so what a term brings is only written to the log.
  @Bean
  CycleGrants cycleGrants() {
    return (account, planCode, credits, term, termEnd, reference) ->
        Mono.fromRunnable(
            () ->
                LOG.warn(
                    "There is no ledger: {} credits of plan {} for account {} are not booked ({})",
                    credits,
                    planCode,
                    account,
                    reference));
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
