package reelsmith.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import reelsmith.operation.Credential;
import reelsmith.operation.Scope;
import reelsmith.operation.Toolset;

class MemberRulesTests {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final Member owner = member(1, Role.OWNER, NOON);
  private final Member admin = member(2, Role.ADMIN, NOON);
  private final Member invitedOwner = member(3, Role.OWNER, null);

  @Test
  void the_last_owner_stays() {
    List<Member> members = List.of(owner, admin, invitedOwner);

    assertThatThrownBy(() -> MemberRules.require(true, members, owner, null))
        .hasMessageContaining("last owner");
    assertThatThrownBy(() -> MemberRules.require(true, members, owner, Role.ADMIN))
        .hasMessageContaining("last owner");
    assertThatCode(() -> MemberRules.require(true, members, owner, Role.OWNER))
        .doesNotThrowAnyException();
  }

  @Test
  void one_of_two_owners_may_go() {
    List<Member> members = List.of(owner, member(4, Role.OWNER, NOON));

    assertThatCode(() -> MemberRules.require(true, members, owner, null))
        .doesNotThrowAnyException();
  }

  @Test
  void only_owners_say_who_is_one() {
    List<Member> members = List.of(owner, admin, invitedOwner);

    assertThatThrownBy(() -> MemberRules.require(false, members, admin, Role.OWNER))
        .hasMessageContaining("Only an owner");
    assertThatThrownBy(() -> MemberRules.require(false, members, null, Role.OWNER))
        .hasMessageContaining("Only an owner");
    assertThatThrownBy(() -> MemberRules.require(false, members, owner, Role.VIEWER))
        .hasMessageContaining("Only an owner");
    assertThatThrownBy(() -> MemberRules.require(false, members, invitedOwner, null))
        .hasMessageContaining("Only an owner");
    assertThatCode(() -> MemberRules.require(false, members, admin, Role.MEMBER))
        .doesNotThrowAnyException();
  }

  @Test
  void owners_speak_for_themselves() {
    List<Member> members = List.of(owner, admin);

    assertThat(MemberRules.speaksForOwners(person(1), members)).isTrue();
    assertThat(MemberRules.speaksForOwners(person(2), members)).isFalse();
    assertThat(MemberRules.speaksForOwners(key(), members)).isFalse();
    assertThat(MemberRules.speaksForOwners(Credential.local(), members)).isTrue();
  }

  @Test
  void an_account_without_owners_can_get_its_first() {
    List<Member> members = List.of(admin, invitedOwner);

    assertThat(MemberRules.speaksForOwners(key(), members)).isTrue();
    assertThat(MemberRules.speaksForOwners(person(2), members)).isTrue();
  }

  private static Member member(long id, Role role, Instant joinedAt) {
    return new Member(id, id, "p%d@example.com".formatted(id), "P", role, NOON, joinedAt);
  }

  private static Credential person(long id) {
    return credential(Credential.Kind.PERSON, null, id);
  }

  private static Credential key() {
    return credential(Credential.Kind.KEY, 1L, null);
  }

  private static Credential credential(Credential.Kind kind, Long key, Long person) {
    return new Credential(
        kind,
        key,
        person,
        EnumSet.allOf(Scope.class),
        EnumSet.allOf(Toolset.class),
        null,
        false,
        false);
  }
}
