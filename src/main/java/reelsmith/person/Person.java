package reelsmith.person;

import org.jspecify.annotations.Nullable;

/// Somebody who may sign in.
///
/// @param passwordHash null until the person has chosen a password
/// @param disabled whether the person is kept out
record Person(long id, String email, String name, @Nullable String passwordHash, boolean disabled) {

  /// What the password is compared with; null when nothing can match.
  @Nullable String usableHash() {
    return disabled ? null : passwordHash;
  }

  /// Without the hash, so that a log line can hold it.
  @Override
  public String toString() {
    return "Person[id=%d]".formatted(id);
  }
}
