package reelsmith.person;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody's place in an account.
record Member(
    long personId,
    String email,
    String name,
    Role role,
    Instant invitedAt,
    @JsonPropertyDescription(
            "Null until the person has joined; until then the role is worth nothing.")
        @Nullable Instant joinedAt) {

  boolean isOwner() {
    return role == Role.OWNER && joinedAt != null;
  }
}
