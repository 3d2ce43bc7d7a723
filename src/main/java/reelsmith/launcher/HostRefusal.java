package reelsmith.launcher;

/// What the host asked for was refused. The message is shown as it is.
public final class HostRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public HostRefusal(String message) {
    super(message);
  }
}
