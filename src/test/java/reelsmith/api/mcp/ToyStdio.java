package reelsmith.api.mcp;

import java.io.PrintStream;
import reactor.core.publisher.Mono;
import reelsmith.operation.AccountId;
import reelsmith.operation.Identity;

/// The toy studio over stdin and stdout, as a program that a client starts.
final class ToyStdio {

  private ToyStdio() {}

  public static void main(String[] arguments) {
    PrintStream protocolOut = System.out;
    System.setOut(System.err);
    var studio = new ToyStudio();
    new StdioDoor(
            new StdioStreams(System.in, protocolOut),
            studio.protocol,
            studio.sessions,
            () -> Mono.just(Identity.local(new AccountId(1))),
            studio.settings,
            studio::close)
        .start();
  }
}
