package reelsmith.api.mcp;

import io.modelcontextprotocol.spec.McpSchema.Implementation;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;
import reelsmith.operation.OperationCatalog;
import reelsmith.operation.OperationRunner;
import reelsmith.operation.RequestIds;
import reelsmith.operation.ToolFiles;

/// What all doors of the protocol share.
@Configuration(proxyBeanMethods = false)
class McpConfiguration {

  @Bean
  PromptLibrary promptLibrary() {
    return PromptLibrary.load();
  }

  @Bean
  ResourceSubscriptions resourceSubscriptions() {
    return new ResourceSubscriptions();
  }

  @Bean
  ClientSessions clientSessions(McpSettings settings, ObjectProvider<Clock> clock) {
    return new ClientSessions(settings, clock.getIfAvailable(Clock::systemUTC));
  }

  @Bean
  ToolMethods toolMethods(
      OperationCatalog catalog,
      ToolFiles files,
      OperationRunner runner,
      ObjectProvider<RequestIds> requestIds,
      ObjectProvider<VideoResources> videos) {
    return new ToolMethods(
        catalog,
        files,
        runner::run,
        requestIds.getIfAvailable(RequestIds::random),
        new ToolResults(videos.getIfAvailable() != null));
  }

  @Bean
  McpProtocol mcpProtocol(
      ToolMethods tools,
      PromptLibrary prompts,
      ObjectProvider<CompletionSource> completions,
      ObjectProvider<VideoResources> videos,
      ResourceSubscriptions subscriptions,
      McpSettings settings) {
    List<MethodGroup> groups = new ArrayList<>();
    groups.add(tools);
    groups.add(new PromptMethods(prompts));
    groups.add(new CompletionMethods(prompts, completions.orderedStream().toList()));
    videos.ifAvailable(resources -> groups.add(new ResourceMethods(resources, subscriptions)));
    return new McpProtocol(serverInfo(), prompts.instructions(), groups, settings.clientPatience());
  }

  private static Implementation serverInfo() {
    String version = McpConfiguration.class.getPackage().getImplementationVersion();
    return Implementation.builder("reelsmith", Objects.requireNonNullElse(version, "dev"))
        .title("Reelsmith")
        .build();
  }

  @Bean
  ResourceUpdates resourceUpdates(
      ObjectProvider<VideoResources> videos,
      ResourceSubscriptions subscriptions,
      ClientSessions sessions) {
    Flux<ResourceChange> changes =
        Flux.defer(
            () -> {
              VideoResources resources = videos.getIfAvailable();
              return resources == null ? Flux.never() : resources.changes();
            });
    return new ResourceUpdates(changes, subscriptions, sessions);
  }
}
