package reelsmith.launcher;

/// What the program says to its caller when it ends.
final class ExitCode {

  static final int OK = 0;

  /// It was asked properly and could not do it.
  static final int FAILED = 1;

  /// It was asked wrongly, or something it was told to use is not there or taken.
  static final int BAD_USAGE = 2;

  /// A person ended it with Ctrl-C. The Java runtime itself ends so after the shutdown hooks.
  static final int ABORTED = 130;

  private ExitCode() {}
}
