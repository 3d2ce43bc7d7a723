package reelsmith.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A way to a server on which, at will, nothing arrives any more and nothing is closed either, as
/// when a cable is pulled. Connections that are made later are well.
final class SilentWay implements AutoCloseable {

  private final ServerSocket door;
  private final int port;
  private final Set<Way> open = ConcurrentHashMap.newKeySet();

  SilentWay(int port) throws IOException {
    this.port = port;
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  /// All connections there are now.
  void fallSilent() {
    open.forEach(way -> way.silent = true);
  }

  private void accept() {
    try {
      while (true) {
        Socket client = door.accept();
        var way = new Way(client, new Socket(InetAddress.getLoopbackAddress(), port));
        open.add(way);
        Thread.ofVirtual().start(() -> way.carry(way.client, way.server));
        Thread.ofVirtual().start(() -> way.carry(way.server, way.client));
      }
    } catch (IOException closed) {
      open.forEach(Way::close);
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    open.forEach(Way::close);
  }

  private static final class Way {

    private final Socket client;
    private final Socket server;
    private volatile boolean silent;

    Way(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    void carry(Socket from, Socket to) {
      try {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        var buffer = new byte[8192];
        int length = in.read(buffer);
        while (length >= 0) {
          if (!silent) {
            out.write(buffer, 0, length);
            out.flush();
          }
          length = in.read(buffer);
        }
      } catch (IOException broken) {
        close();
        return;
      }
      if (!silent) {
        close();
      }
    }

    void close() {
      try {
        client.close();
        server.close();
      } catch (IOException alreadyBroken) {
        throw new UncheckedIOException(alreadyBroken);
      }
    }
  }
}
