package reelsmith.api;

import org.springframework.http.client.ReactorResourceFactory;

/// Threads for the network that belong to one server and end with it. Those that a process shares
/// end with the first server that is closed, and with them the servers of all other tests.
public final class NetworkThreads {

  private NetworkThreads() {}

  public static ReactorResourceFactory ofOneServer() {
    var threads = new ReactorResourceFactory();
    threads.setUseGlobalResources(false);
    return threads;
  }
}
