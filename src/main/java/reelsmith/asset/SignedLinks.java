package reelsmith.asset;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;
import reelsmith.operation.HmacSha256;

/// Links that let anyone who holds them download one file for a while, without a key.
@Component
public class SignedLinks {

  private final LinkSecret secret;
  private final Clock clock;

  SignedLinks(LinkSecret secret, Clock clock) {
    this.secret = secret;
    this.clock = clock;
  }

  /// What a link is worth.
  public enum Verdict {
    VALID,
    EXPIRED,

    /// Never signed here, or changed since.
    TAMPERED
  }

  /// The path and query of a link: `/files/{artifact}/{fileName}?expires=…&signature=…`.
  ///
  /// @param fileName what the file is called once it is downloaded
  public String path(UUID artifact, String fileName, Duration lifetime) {
    long expires = clock.instant().plus(lifetime).getEpochSecond();
    return "/files/%s/%s?expires=%d&signature=%s"
        .formatted(
            artifact,
            UriUtils.encode(fileName, StandardCharsets.UTF_8),
            expires,
            signature(artifact, fileName, Long.toString(expires)));
  }

  /// Judges a link that came in. Only a link that was signed here is ever called expired.
  ///
  /// @param expires as it stood in the link, null when it did not
  /// @param signature as it stood in the link, null when it did not
  public Verdict verify(
      UUID artifact, String fileName, @Nullable String expires, @Nullable String signature) {
    if (expires == null || signature == null) {
      return Verdict.TAMPERED;
    }
    byte[] expected = signature(artifact, fileName, expires).getBytes(StandardCharsets.US_ASCII);
    if (!MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8))) {
      return Verdict.TAMPERED;
    }
    Instant end = Instant.ofEpochSecond(Long.parseLong(expires));
    return clock.instant().isBefore(end) ? Verdict.VALID : Verdict.EXPIRED;
  }

  private String signature(UUID artifact, String fileName, String expires) {
    String signed = String.join("\n", artifact.toString(), expires, fileName);
    byte[] signature = HmacSha256.of(secret.bytes(), signed);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
  }
}
