package reelsmith.wiring;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import reelsmith.account.ApiKeys;
import reelsmith.account.OwnerKey;
import reelsmith.api.mcp.LocalIdentity;
import reelsmith.api.mcp.StdioStreams;
import reelsmith.asset.PublicAddress;
import reelsmith.database.DatabaseSettings;
import reelsmith.launcher.DetachedWorker;
import reelsmith.launcher.ProtocolStreams;
import reelsmith.operation.Identity;
import reelsmith.operation.OperationFailure;
import reelsmith.pipeline.WorkQueue;
import reelsmith.pipeline.Workers;

/// Connects the stdio door: its streams, whose account it acts for, and who does the work it
/// starts.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "reelsmith.mode", havingValue = "stdio")
class StdioConfiguration {

  @Bean
  StdioStreams protocolOverStdio(ProtocolStreams streams) {
    return new StdioStreams(streams.in(), streams.out());
  }

  /// The launcher waits for the last answers; they are out once the studio closes.
  @Bean
  @Lazy(false)
  DisposableBean lastAnswers(ProtocolStreams streams) {
    return streams::finish;
  }

  /// With a key in the environment its account; without one the local owner, but only on the
  /// embedded database, which nobody else uses.
  @Bean
  LocalIdentity localIdentity(StdioSettings settings, DatabaseSettings database, ApiKeys keys) {
    String key = settings.key();
    if (!key.isEmpty()) {
      return () -> keys.identify(key).switchIfEmpty(Mono.error(() -> refused("invalid_api_key")));
    }
    return () ->
        database.isEmbedded()
            ? Mono.just(Identity.local(OwnerKey.OWNER))
            : Mono.error(() -> refused("missing_api_key"));
  }

  @Bean
  LoopbackLinks loopbackLinks(
      @Qualifier("files") ObjectProvider<RouterFunction<ServerResponse>> files,
      ObjectProvider<WebExceptionHandler> errors,
      PublicAddress address) {
    return new LoopbackLinks(files::getObject, () -> errors.orderedStream().toList(), address);
  }

  @Bean
  WorkerStarter workerStarter(Workers workers, WorkQueue queue, DetachedWorker detached) {
    return new WorkerStarter(workers, queue, detached);
  }

  private static OperationFailure refused(String code) {
    return new OperationFailure(
        OperationFailure.Kind.UNAUTHENTICATED,
        code,
        "Set REELSMITH_API_KEY in the environment of this server to a valid API key.");
  }
}
