package reelsmith.person;

import java.time.Instant;

/// A session that has just begun, the only time its token can be seen.
///
/// @param token what the person's browser sends from now on
public record NewSession(String token, SignedIn signedIn, Instant expiresAt) {

  /// Without the secret part.
  @Override
  public String toString() {
    return "NewSession[signedIn=%s]".formatted(signedIn);
  }
}
