package reelsmith.operation;

/// Who is calling, and through which door.
///
/// @param requestId names this one call in answers, errors and logs
public record Caller(Identity identity, Door door, String requestId) {

  public AccountId account() {
    return identity.account();
  }

  public Credential credential() {
    return identity.credential();
  }
}
