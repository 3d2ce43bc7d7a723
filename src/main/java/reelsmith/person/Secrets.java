package reelsmith.person;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import reelsmith.account.ServerPepper;

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

  private static final String ALGORITHM = "HmacSHA256";
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
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal((purpose + " " + text).getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
