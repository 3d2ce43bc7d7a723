package reelsmith.api;

import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// Closes connections whose request does not come: they would hold a file each, and the head of a
/// request can be sent without a key. Answers may take as long as they need.
@Component
class RequestPatience implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

  private final PatienceSettings settings;

  RequestPatience(PatienceSettings settings) {
    this.settings = settings;
  }

  @Override
  public void customize(NettyReactiveWebServerFactory factory) {
    factory.addServerCustomizers(
        server ->
            server
                .idleTimeout(settings.request())
                .requestTimeout(settings.body())
                .readTimeout(settings.part()));
  }
}
