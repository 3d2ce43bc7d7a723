package reelsmith.api.mcp;

import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.server.McpRequestHandler;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.BlobResourceContents;
import io.modelcontextprotocol.spec.McpSchema.ListResourcesResult;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceContents;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// `resources/…`: an account's videos and what belongs to them, to read and to watch.
final class ResourceMethods implements MethodGroup {

  private static final List<ResourceTemplate> TEMPLATES =
      List.of(
          template(
              "", "video", "Video", "Where a video stands and what it holds", "application/json"),
          template("/script", "video-script", "Script", "What is spoken", "application/json"),
          template("/slides", "video-slides", "Slides", "Its slides in order", "application/json"),
          template("/captions", "video-captions", "Captions", "Its captions", "text/vtt"),
          template("/film", "video-film", "Film", "The finished film", "video/mp4"));

  private final VideoResources resources;
  private final ResourceSubscriptions subscriptions;

  ResourceMethods(VideoResources resources, ResourceSubscriptions subscriptions) {
    this.resources = resources;
    this.subscriptions = subscriptions;
  }

  private static ResourceTemplate template(
      String path, String name, String title, String description, String mimeType) {
    return ResourceTemplate.builder("video://{video_id}" + path, name)
        .title(title)
        .description(description)
        .mimeType(mimeType)
        .build();
  }

  @Override
  public Map<String, McpRequestHandler<?>> methods() {
    McpRequestHandler<ListResourcesResult> list = this::list;
    McpRequestHandler<Map<String, Object>> templates = this::templates;
    McpRequestHandler<ReadResourceResult> read = this::read;
    McpRequestHandler<Map<String, Object>> subscribe = this::subscribe;
    McpRequestHandler<Map<String, Object>> unsubscribe = this::unsubscribe;
    return Map.of(
        McpSchema.METHOD_RESOURCES_LIST, list,
        McpSchema.METHOD_RESOURCES_TEMPLATES_LIST, templates,
        McpSchema.METHOD_RESOURCES_READ, read,
        McpSchema.METHOD_RESOURCES_SUBSCRIBE, subscribe,
        McpSchema.METHOD_RESOURCES_UNSUBSCRIBE, unsubscribe);
  }

  @Override
  public void declare(ServerCapabilities.Builder capabilities) {
    capabilities.resources(true, false);
  }

  @Override
  public void forget(String sessionId) {
    subscriptions.forget(sessionId);
  }

  private Mono<ListResourcesResult> list(McpAsyncServerExchange exchange, @Nullable Object params) {
    String cursor = Paging.cursor(params);
    return ClientContext.of(exchange)
        .identity()
        .flatMap(identity -> resources.list(identity, cursor))
        .map(ResourceMethods::page);
  }

  private static ListResourcesResult page(ResourceListing listing) {
    List<Resource> entries =
        listing.entries().stream()
            .map(
                entry ->
                    Resource.builder(entry.uri(), entry.name())
                        .title(entry.title())
                        .description(entry.description())
                        .mimeType(entry.mimeType())
                        .build())
            .toList();
    return ListResourcesResult.builder(entries).nextCursor(listing.nextCursor()).build();
  }

  private Mono<Map<String, Object>> templates(
      McpAsyncServerExchange exchange, @Nullable Object params) {
    Paging.requireFirstPage(params);
    return Mono.just(Map.of("resourceTemplates", TEMPLATES));
  }

  private Mono<ReadResourceResult> read(McpAsyncServerExchange exchange, @Nullable Object params) {
    String uri = uri(params);
    return ClientContext.of(exchange)
        .identity()
        .flatMap(identity -> resources.read(identity, uri))
        .map(content -> ReadResourceResult.builder(List.of(contents(uri, content))).build());
  }

  private static ResourceContents contents(String uri, ResourceContent content) {
    return switch (content) {
      case ResourceContent.Text text ->
          TextResourceContents.builder(uri, text.text()).mimeType(text.mimeType()).build();
      case ResourceContent.Binary binary ->
          BlobResourceContents.builder(uri, binary.base64()).mimeType(binary.mimeType()).build();
    };
  }

  private Mono<Map<String, Object>> subscribe(
      McpAsyncServerExchange exchange, @Nullable Object params) {
    String uri = uri(params);
    return ClientContext.of(exchange)
        .account()
        .doOnNext(account -> subscriptions.add(exchange.sessionId(), account, uri))
        .thenReturn(Map.of());
  }

  private Mono<Map<String, Object>> unsubscribe(
      McpAsyncServerExchange exchange, @Nullable Object params) {
    subscriptions.remove(exchange.sessionId(), uri(params));
    return Mono.just(Map.of());
  }

  private static String uri(@Nullable Object params) {
    if (JsonRpc.object(params).get("uri") instanceof String uri) {
      return uri;
    }
    throw RpcFailure.invalidParams("The uri of a resource is missing");
  }
}
