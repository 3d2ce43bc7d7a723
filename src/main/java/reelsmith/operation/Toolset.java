package reelsmith.operation;

/// A group of operations that an agent may be shown or spared.
public enum Toolset {
  /// From the first question to the finished film. What a client sees when it asks for nothing
  /// else.
  STORY,

  /// What one can pick from: voices, music, uploads.
  LIBRARY,

  /// Keys, credits and statements.
  ACCOUNT,

  /// Webhooks, triggers and request logs.
  DEVELOPER
}
