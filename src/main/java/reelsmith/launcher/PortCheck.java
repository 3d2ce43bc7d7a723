package reelsmith.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;

/// Whether the server can listen where it is to listen, asked before anything else is started: a
/// database that is made first would only be stopped again.
final class PortCheck {

  private PortCheck() {}

  /// Throws [CommandFailure] when it cannot.
  ///
  /// @param host name or address; blank for every address of this machine
  /// @param port 0 for any that is free
  static void require(String host, int port) {
    try (var probe = new ServerSocket()) {
      InetAddress address = InetAddress.getByName(host.isBlank() ? "0.0.0.0" : host);
      probe.setReuseAddress(true);
      try {
        probe.bind(new InetSocketAddress(address, port), 1);
      } catch (BindException e) {
        throw new CommandFailure(ExitCode.BAD_USAGE, reason(address, port, e), e);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String reason(InetAddress address, int port, BindException refused)
      throws IOException {
    boolean elsewhere =
        !address.isAnyLocalAddress()
            && !address.isLoopbackAddress()
            && NetworkInterface.getByInetAddress(address) == null;
    if (elsewhere) {
      return "%s is not an address of this machine. Choose another with --host."
          .formatted(address.getHostAddress());
    }
    return String.valueOf(refused.getMessage()).contains("in use")
        ? "Port %d is in use. Choose another with --port, or end the program that uses it."
            .formatted(port)
        : "Port %d cannot be used: %s. Choose another with --port."
            .formatted(port, refused.getMessage());
  }
}
