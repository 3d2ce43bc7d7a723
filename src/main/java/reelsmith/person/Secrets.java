package reelsmith.person;

import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.stereotype.Component;
import reelsmith.account.ServerPepper;
import reelsmith.operation.HmacSha256;

/// Random texts that let somebody in, and the digests by which they are known again. The texts are
/// never stored.
@Component
class Secrets {

  /// What a text is good for. A text of one purpose is unknown to the others.
  enum Purpose {
    INVITATION,
    SESSION,
    TALLY
  }

  private static final int BYTES = 32;

  private final byte[] key;
  private final SecureRandom random = new SecureRandom();

  Secrets(ServerPepper pepper) {
    this.key = pepper.secretFor("people");
  }

  /// 256 random bits as text that can stand in a cookie or a link.
  String random() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  byte[] digest(Purpose purpose, String text) {
    return HmacSha256.of(key, purpose + " " + text);
  }
}
