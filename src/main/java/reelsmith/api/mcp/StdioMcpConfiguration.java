package reelsmith.api.mcp;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The protocol over stdin and stdout. When the client has gone, so does the application.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "reelsmith.mode", havingValue = "stdio")
class StdioMcpConfiguration {

  @Bean
  StdioDoor stdioDoor(
      StdioStreams streams,
      McpProtocol protocol,
      ClientSessions sessions,
      LocalIdentity identity,
      McpSettings settings,
      ConfigurableApplicationContext application) {
    return new StdioDoor(streams, protocol, sessions, identity, settings, application::close);
  }
}
