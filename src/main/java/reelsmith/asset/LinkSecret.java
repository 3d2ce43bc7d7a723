package reelsmith.asset;

/// With what links to stored files are signed.
@FunctionalInterface
public interface LinkSecret {

  /// At least 32 bytes, the same on every server that shares the files.
  byte[] bytes();
}
