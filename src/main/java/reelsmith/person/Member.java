package reelsmith.person;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody's place in an account.
///
/// @param id of the place; another account has another one for the same person
/// @param email as it was invited
/// @param joinedAt null until they have joined; until then the role is worth nothing
record Member(
    long id,
    long personId,
    String email,
    String name,
    Role role,
    Instant invitedAt,
    @Nullable Instant joinedAt) {

  boolean isOwner() {
    return role == Role.OWNER && joinedAt != null;
  }
}
