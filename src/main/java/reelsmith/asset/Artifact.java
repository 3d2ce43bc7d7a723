package reelsmith.asset;

import java.time.Instant;
import java.util.UUID;
import reelsmith.operation.AccountId;

/// A stored file. It never changes; other content is another artifact.
///
/// @param sha256 digest of the content, in hexadecimal
/// @param path where it lies, relative to the folder of stored files
public record Artifact(
    UUID id,
    AccountId account,
    String sha256,
    String mediaType,
    long bytes,
    String path,
    Instant createdAt) {}
