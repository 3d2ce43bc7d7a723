package reelsmith.api.mcp;

import io.modelcontextprotocol.spec.McpSchema.Implementation;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;
import reelsmith.account.ServerPepper;
import reelsmith.limit.SessionLimit;
import reelsmith.operation.EarlierAnswers;
import reelsmith.operation.OperationCatalog;
import reelsmith.operation.OperationRunner;
import reelsmith.operation.RequestIds;
import reelsmith.operation.ToolFiles;
import reelsmith.video.VideoWatch;

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
  ListenStreams listenStreams() {
    return new ListenStreams();
  }

  @Bean
  RequestStates requestStates(ServerPepper pepper, Clock clock, McpSettings settings) {
    byte[] secret = pepper.secretFor("answers to questions over MCP");
    return new RequestStates(() -> secret, clock, settings.clientPatience());
  }

  @Bean
  SubscriptionMethods subscriptionMethods(
      ListenStreams streams,
      ResourceSubscriptions subscriptions,
      Tasks tasks,
      RequestIds requestIds) {
    return new SubscriptionMethods(streams, subscriptions, tasks, requestIds);
  }

  @Bean
  ClientSessions clientSessions(McpSettings settings, Clock clock) {
    return new ClientSessions(settings, clock);
  }

  @Bean
  SessionLimit sessionLimit(McpSettings settings) {
    return settings::sessionsPerAccount;
  }

  @Bean
  CompletionSource videoIds(OperationRunner runner) {
    return new VideoIdCompletions(runner);
  }

  @Bean
  CompletionSource languages(OperationRunner runner) {
    return new LanguageCompletions(runner);
  }

  @Bean
  ToolMethods toolMethods(
      OperationCatalog catalog, ToolFiles files, OperationRunner runner, RequestIds requestIds) {
    return new ToolMethods(catalog, files, runner::run, runner::refused, requestIds);
  }

  @Bean
  Tasks tasks(EarlierAnswers answers, OperationRunner runner, VideoWatch watch) {
    return new VideoTasks(answers, runner, watch);
  }

  @Bean
  TaskMethods taskMethods(ToolMethods tools, Tasks tasks, RequestIds requestIds) {
    return new TaskMethods(tools::call, tools::requireOffered, tasks, requestIds);
  }

  @Bean
  ResourceMethods resourceMethods(
      VideoResources videos, ResourceSubscriptions subscriptions, RequestIds requestIds) {
    return new ResourceMethods(videos, subscriptions, requestIds);
  }

  @Bean
  McpProtocol mcpProtocol(
      ToolMethods tools,
      PromptLibrary prompts,
      ObjectProvider<CompletionSource> completions,
      ResourceMethods resources,
      SubscriptionMethods subscriptions,
      TaskMethods tasks,
      RequestStates states,
      RequestIds requestIds,
      McpSettings settings) {
    List<MethodGroup> groups =
        List.of(
            tools,
            new PromptMethods(prompts),
            new CompletionMethods(prompts, completions.orderedStream().toList(), requestIds),
            resources,
            tasks,
            subscriptions);
    return McpProtocol.of(
        serverInfo(), prompts.instructions(), groups, settings.clientPatience(), states);
  }

  private static Implementation serverInfo() {
    String version = McpConfiguration.class.getPackage().getImplementationVersion();
    return Implementation.builder("reelsmith", Objects.requireNonNullElse(version, "dev"))
        .title("Reelsmith")
        .build();
  }

  @Bean
  ResourceUpdates resourceUpdates(
      VideoResources videos,
      ResourceSubscriptions subscriptions,
      ClientSessions sessions,
      ListenStreams streams) {
    return new ResourceUpdates(
        Flux.defer(videos::changes), subscriptions, List.of(sessions, streams));
  }
}
