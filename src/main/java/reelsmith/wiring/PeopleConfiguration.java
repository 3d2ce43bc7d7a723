package reelsmith.wiring;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reelsmith.person.LinkBase;

/// Tells the people's module where this server is reached.
@Configuration(proxyBeanMethods = false)
class PeopleConfiguration {

  @Bean
  LinkBase linkBase(PageAddresses pages) {
    return pages::of;
  }
}
