package reelsmith.person;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A member in a list.
record MemberView(
    @JsonPropertyDescription("The member's id, in this account alone.") long memberId,
    String email,
    String name,
    Role role,
    Instant invitedAt,
    @JsonPropertyDescription(
            "Null until the person has joined; until then the role is worth nothing.")
        @Nullable Instant joinedAt) {

  static MemberView of(Member member) {
    return new MemberView(
        member.id(),
        member.email(),
        member.name(),
        member.role(),
        member.invitedAt(),
        member.joinedAt());
  }
}
