package reelsmith.operation;

/// The way a call came in.
public enum Door {
  REST(false, true),
  MCP_HTTP(false, false),
  MCP_SSE(false, false),
  MCP_STDIO(true, false),
  COMMAND_LINE(true, false);

  private final boolean local;
  private final boolean lenient;

  Door(boolean local, boolean lenient) {
    this.local = local;
    this.lenient = lenient;
  }

  /// Whether the caller sits on this machine, so that a path to a file is of use to them.
  public boolean isLocal() {
    return local;
  }

  /// Whether unknown fields are named in a warning instead of refused: existing REST clients may
  /// send more than we know.
  public boolean isLenient() {
    return lenient;
  }
}
