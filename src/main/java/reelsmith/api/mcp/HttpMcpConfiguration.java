package reelsmith.api.mcp;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reelsmith.account.KeyWatch;
import reelsmith.api.DoorSettings;
import reelsmith.asset.AddressSettings;

/// The protocol over HTTP: `/mcp`, and `/sse` unless it is switched off.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "reelsmith.mode", havingValue = "serve", matchIfMissing = true)
class HttpMcpConfiguration {

  @Bean
  OpenStreams openStreams(KeyWatch keys) {
    return new OpenStreams(keys::ended);
  }

  @Bean
  RouterFunction<ServerResponse> mcpRoutes(
      McpProtocol protocol,
      ClientSessions sessions,
      OpenStreams streams,
      McpSettings settings,
      DoorSettings doors,
      AddressSettings address) {
    return routes(protocol, sessions, streams, settings, doors, address);
  }

  static RouterFunction<ServerResponse> routes(
      McpProtocol protocol,
      ClientSessions sessions,
      OpenStreams streams,
      McpSettings settings,
      DoorSettings doors,
      AddressSettings address) {
    var rules = new HttpRules(settings, doors, address);
    var resource = new ProtectedResource(address);
    var replies = new HttpReplies(settings, resource, streams);
    RouterFunctions.Builder routes =
        RouterFunctions.route()
            .add(resource.routes())
            .add(new StreamableHttpDoor(protocol, sessions, settings, rules, replies).routes());
    if (settings.sse()) {
      routes.add(new SseDoor(protocol, sessions, settings, rules, replies).routes());
    }
    return routes.build();
  }
}
