package reelsmith.launcher;

/// Shows a person how a film comes along.
interface ProgressDisplay {

  void show(MakeProgress.Working working);

  void show(MakeProgress.Remark remark);

  /// Ends the display, so that something else can be printed below it.
  void end();

  /// A bar that moves on a terminal, plain lines anywhere else.
  static ProgressDisplay on(Console console) {
    return console.terminal() ? new ProgressBar(console) : new ProgressLines(console.out());
  }
}
