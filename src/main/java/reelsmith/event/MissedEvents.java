package reelsmith.event;

/// A subscriber of the bus did not hear everything: it was too slow, or the connection to the
/// database broke for a while. It reads again what it wants to know, and subscribes anew.
public final class MissedEvents extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public MissedEvents() {
    super("Some events were missed");
  }
}
