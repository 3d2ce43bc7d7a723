package reelsmith.limit;

import java.util.Optional;
import reelsmith.operation.Credential;
import reelsmith.operation.Identity;

/// Whose rate it is. An API key has its own, however many addresses it comes from; keys that share
/// an address share nothing.
///
/// @param text `key:17`, `person:4` or `address:192.0.2.1`
public record RateSubject(String text) {

  /// The key or the person; empty for whoever sits at this machine, who is not limited.
  public static Optional<RateSubject> of(Identity identity) {
    Credential credential = identity.credential();
    return switch (credential.kind()) {
      case KEY -> Optional.of(new RateSubject("key:" + credential.keyId()));
      case PERSON -> Optional.of(new RateSubject("person:" + credential.personId()));
      case LOCAL -> Optional.empty();
    };
  }

  /// Where somebody comes from who was not let in.
  public static RateSubject ofAddress(String address) {
    return new RateSubject("address:" + address);
  }
}
