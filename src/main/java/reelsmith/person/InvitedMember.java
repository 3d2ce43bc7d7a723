package reelsmith.person;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody who was invited, and the link for them.
record InvitedMember(
    @JsonPropertyDescription("The member's id, in this account alone.") long memberId,
    String email,
    Role role,
    @JsonPropertyDescription("Whether they have joined already; then there is nothing to send.")
        boolean joined,
    @JsonPropertyDescription(
            "The page on which they join. Shown only now, works once: pass it on to them and nobody"
                + " else.")
        @Nullable String link,
    @JsonPropertyDescription("When the link ends.") @Nullable Instant linkExpiresAt) {}
