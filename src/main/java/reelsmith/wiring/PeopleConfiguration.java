package reelsmith.wiring;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reelsmith.asset.PublicAddress;
import reelsmith.person.LinkBase;

/// Tells the people's module where this server is reached.
@Configuration(proxyBeanMethods = false)
class PeopleConfiguration {

  /// While no web server of this process runs, as on the command line, only the path is known.
  @Bean
  LinkBase linkBase(PublicAddress address) {
    return path -> address.absolute(path).orElse(path);
  }
}
