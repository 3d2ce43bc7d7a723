package reelsmith.api.mcp;

import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reelsmith.operation.Identity;

/// The HTTP answer to one posted request: plain JSON when the first message is already the
/// response, a stream of events as soon as there is something to say before it, or when the
/// response takes so long that a proxy might lose patience.
final class PostReply {

  private enum Form {
    UNDECIDED,
    JSON,
    STREAM,
    NONE
  }

  private final Supplier<ReplyStream> opening;
  private final Duration patience;
  private final Sinks.One<Mono<ServerResponse>> answer = Sinks.one();
  private final HttpReplies replies;
  private final Identity caller;
  private final Function<JSONRPCMessage, ServerResponse.BodyBuilder> beginning;
  private final Disposable.Swap left = Disposables.swap();
  private @Nullable ReplyStream stream;
  private Form form = Form.UNDECIDED;

  private PostReply(
      McpSettings settings,
      HttpReplies replies,
      Identity caller,
      Supplier<ReplyStream> opening,
      Function<JSONRPCMessage, ServerResponse.BodyBuilder> beginning) {
    this.opening = opening;
    this.patience = settings.keepAlive();
    this.replies = replies;
    this.caller = caller;
    this.beginning = beginning;
  }

  /// @param beginning status and headers of the answer when its first message is the response
  static PostReply plain(
      McpSettings settings,
      HttpReplies replies,
      Identity caller,
      Function<JSONRPCMessage, ServerResponse.BodyBuilder> beginning) {
    return new PostReply(
        settings, replies, caller, () -> ReplyStream.plain(settings.queuedMessages()), beginning);
  }

  /// One whose stream a client may lose and come back to.
  static PostReply resumable(
      McpSettings settings, HttpReplies replies, Identity caller, ResumableStreams streams) {
    return new PostReply(settings, replies, caller, streams::open, message -> ServerResponse.ok());
  }

  Outlet outlet() {
    return new Outlet(this::send, this::end);
  }

  /// @param whenLeft disposed of when the client goes before the response has come
  Mono<ServerResponse> response(Disposable whenLeft) {
    left.update(whenLeft);
    Mono<Mono<ServerResponse>> late =
        Mono.defer(
            () -> {
              stillWorking();
              return answer.asMono();
            });
    return answer.asMono().timeout(patience, late).flatMap(form -> form).doOnCancel(left::dispose);
  }

  private synchronized void send(JSONRPCMessage message) {
    if (form == Form.UNDECIDED && message instanceof JSONRPCResponse) {
      form = Form.JSON;
      answer.tryEmitValue(HttpReplies.json(beginning.apply(message), message));
      return;
    }
    beginStream().send(message);
  }

  private synchronized void stillWorking() {
    if (form == Form.UNDECIDED) {
      beginStream();
    }
  }

  private synchronized ReplyStream beginStream() {
    if (stream == null) {
      stream = opening.get();
    }
    if (form == Form.UNDECIDED) {
      form = Form.STREAM;
      answer.tryEmitValue(replies.events(caller, stream.events().doFinally(end -> left.dispose())));
    }
    return stream;
  }

  private synchronized void end() {
    if (form == Form.UNDECIDED) {
      // Only a cancelled request ends without a response, and then nobody expects one.
      form = Form.NONE;
      answer.tryEmitValue(HttpReplies.accepted());
    }
    if (stream != null) {
      stream.end();
    }
  }
}
