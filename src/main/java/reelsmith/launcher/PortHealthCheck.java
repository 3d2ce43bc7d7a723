package reelsmith.launcher;

import reactor.core.publisher.Mono;
import reelsmith.doctor.Finding;
import reelsmith.doctor.HealthCheck;

/// Whether `serve` could listen where it is set to.
///
/// @param host name or address; blank for every address of this machine
record PortHealthCheck(String host, int port) implements HealthCheck {

  @Override
  public String name() {
    return "Port";
  }

  @Override
  public Mono<Finding> examine() {
    return Mono.fromSupplier(this::look);
  }

  private Finding look() {
    try {
      PortCheck.require(host, port);
      return Finding.ok("%d is free for serve".formatted(port));
    } catch (CommandFailure busy) {
      return Finding.warning(
          String.valueOf(busy.getMessage()),
          "Nothing, when it is this Reelsmith that serves; else set REELSMITH_PORT or REELSMITH_HOST.");
    }
  }
}
