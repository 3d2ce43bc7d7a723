package reelsmith.account;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.stereotype.Component;
import reelsmith.database.DatabaseSettings;
import reelsmith.operation.HmacSha256;

/// The secret of this installation, from which all others are derived. Whoever has a copy of the
/// database but not the pepper can neither test keys nor sign links.
///
/// On the embedded database it is made at the first start and kept in `keys/pepper`; with a
/// configured database it must come from the environment, because several servers share it.
@Component
public final class ServerPepper {

  private static final int SHORTEST = 32;

  private final byte[] pepper;

  ServerPepper(AccountSettings settings, DatabaseSettings database, KeyFolder folder) {
    this.pepper = text(settings, database, folder).getBytes(StandardCharsets.UTF_8);
  }

  private static String text(
      AccountSettings settings, DatabaseSettings database, KeyFolder folder) {
    String configured = settings.pepper() == null ? "" : settings.pepper().strip();
    if (configured.isEmpty() && !database.isEmbedded()) {
      throw new IllegalStateException(
          "A configured database needs REELSMITH_PEPPER in the environment: at least 32 random"
              + " characters, the same for every server of this database.");
    }
    if (configured.isEmpty()) {
      return new SecretFile(folder.path().resolve("pepper")).readOrKeep(random());
    }
    if (configured.length() < SHORTEST) {
      throw new IllegalStateException(
          "REELSMITH_PEPPER is too short: it needs at least %d characters.".formatted(SHORTEST));
    }
    return configured;
  }

  private static String random() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /// A secret of 32 bytes for one purpose. Secrets of different purposes say nothing about each
  /// other; the same purpose always gives the same.
  public byte[] secretFor(String purpose) {
    return sealed("secret for " + purpose);
  }

  /// The text under the pepper: cannot be turned back, and nobody else can make it.
  byte[] sealed(String text) {
    return HmacSha256.of(pepper, text);
  }
}
