package reelsmith.api.mcp;

import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.server.McpRequestHandler;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ListResourcesResult;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceContents;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reelsmith.operation.Caller;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.RequestIds;

/// `resources/…`: an account's videos and what belongs to them, to read and to watch.
final class ResourceMethods implements MethodGroup {

  private static final List<ResourceTemplate> TEMPLATES =
      Arrays.stream(VideoAddress.Part.values()).map(ResourceMethods::template).toList();

  private final VideoResources resources;
  private final ResourceSubscriptions subscriptions;
  private final RequestIds requestIds;

  ResourceMethods(
      VideoResources resources, ResourceSubscriptions subscriptions, RequestIds requestIds) {
    this.resources = resources;
    this.subscriptions = subscriptions;
    this.requestIds = requestIds;
  }

  private static ResourceTemplate template(VideoAddress.Part part) {
    return ResourceTemplate.builder(part.template(), part.wireName())
        .title(part.title())
        .description(part.description())
        .mimeType(part.mediaType())
        .build();
  }

  @Override
  public Map<String, McpRequestHandler<?>> methods() {
    McpRequestHandler<ListResourcesResult> list = this::list;
    McpRequestHandler<Map<String, Object>> templates = this::templates;
    McpRequestHandler<ReadResourceResult> read = this::read;
    return Map.of(
        McpSchema.METHOD_RESOURCES_LIST, list,
        McpSchema.METHOD_RESOURCES_TEMPLATES_LIST, templates,
        McpSchema.METHOD_RESOURCES_READ, read);
  }

  @Override
  public Map<String, McpRequestHandler<?>> methodsOfSessions() {
    McpRequestHandler<Map<String, Object>> subscribe = this::subscribe;
    McpRequestHandler<Map<String, Object>> unsubscribe = this::unsubscribe;
    return Map.of(
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
    return caller(exchange)
        .flatMap(caller -> resources.list(caller, cursor))
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
    VideoAddress address = address(params);
    return caller(exchange)
        .flatMap(caller -> resources.read(caller, address))
        .map(content -> ReadResourceResult.builder(List.of(contents(address, content))).build());
  }

  private static ResourceContents contents(VideoAddress address, ResourceContent content) {
    return TextResourceContents.builder(address.uri(), content.text())
        .mimeType(content.mediaType())
        .build();
  }

  private Mono<Caller> caller(McpAsyncServerExchange exchange) {
    return ClientContext.of(exchange).caller(requestIds);
  }

  private Mono<Map<String, Object>> subscribe(
      McpAsyncServerExchange exchange, @Nullable Object params) {
    VideoAddress address = address(params);
    return ClientContext.of(exchange)
        .account()
        .doOnNext(account -> subscriptions.add(exchange.sessionId(), account, address))
        .thenReturn(Map.of());
  }

  private Mono<Map<String, Object>> unsubscribe(
      McpAsyncServerExchange exchange, @Nullable Object params) {
    subscriptions.remove(exchange.sessionId(), address(params));
    return Mono.just(Map.of());
  }

  private static VideoAddress address(@Nullable Object params) {
    if (JsonRpc.object(params).get("uri") instanceof String uri) {
      return VideoAddress.of(uri).orElseThrow(() -> OperationFailure.notFound("resource " + uri));
    }
    throw RpcFailure.invalidParams("The uri of a resource is missing");
  }
}
