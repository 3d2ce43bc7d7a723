package reelsmith.operation;

/// The format of names and titles: one line, because they stand in lists, headers and file names.
public final class OneLine {

  /// For `@Pattern`: no control characters and no line or paragraph separators.
  public static final String PATTERN = "^[^\\u0000-\\u001F\\u007F-\\u009F\\u2028\\u2029]*$";

  /// What is said of a text that is not.
  static final String PROBLEM = "must be one line without control characters";

  private OneLine() {}
}
