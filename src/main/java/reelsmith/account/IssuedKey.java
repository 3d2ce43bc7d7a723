package reelsmith.account;

/// A new key, the only time its text can be seen.
///
/// @param text what a caller sends
public record IssuedKey(long id, String text) {

  /// Without the secret part.
  @Override
  public String toString() {
    return "IssuedKey[id=%d]".formatted(id);
  }
}
