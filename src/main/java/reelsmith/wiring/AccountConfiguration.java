package reelsmith.wiring;

import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;
import reelsmith.account.CycleGrants;
import reelsmith.account.KeyUsage;
import reelsmith.account.UpgradePage;
import reelsmith.asset.PublicAddress;
import reelsmith.requestlog.KeyUsageCounts;

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

  @Bean
  KeyUsage keyUsage(KeyUsageCounts counts) {
    return account -> counts.last24Hours(account).map(AccountConfiguration::usage);
  }

  private static Map<Long, KeyUsage.Usage> usage(Map<Long, KeyUsageCounts.Usage> counted) {
    return counted.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                key -> new KeyUsage.Usage(key.getValue().requests(), key.getValue().errors())));
  }
}
