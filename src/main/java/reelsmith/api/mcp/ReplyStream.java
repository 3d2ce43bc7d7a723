package reelsmith.api.mcp;

import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;

/// Messages to one client as events.
interface ReplyStream {

  /// May be called from any thread.
  void send(JSONRPCMessage message);

  /// There is nothing more to say.
  void end();

  /// For one subscriber at a time.
  Flux<ServerSentEvent<String>> events();

  /// One that is over for good when its reader goes.
  static ReplyStream plain(int limit) {
    var messages = new MessageStream<JSONRPCMessage>(limit, MessageStream::mayBeLost);
    return new ReplyStream() {
      @Override
      public void send(JSONRPCMessage message) {
        messages.send(message);
      }

      @Override
      public void end() {
        messages.end();
      }

      @Override
      public Flux<ServerSentEvent<String>> events() {
        return messages.messages().map(HttpReplies::event);
      }
    };
  }
}
