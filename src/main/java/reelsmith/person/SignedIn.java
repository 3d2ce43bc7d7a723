package reelsmith.person;

import java.util.EnumSet;
import reelsmith.operation.AccountId;
import reelsmith.operation.Credential;
import reelsmith.operation.Identity;
import reelsmith.operation.Toolset;

/// A person who is in, acting for one of their accounts.
///
/// @param host whether the account is the one that runs this installation
public record SignedIn(long personId, AccountId account, Role role, boolean host) {

  /// What the doors need to know.
  public Identity identity() {
    return new Identity(
        account,
        new Credential(
            Credential.Kind.PERSON,
            null,
            personId,
            role.scopes(),
            EnumSet.allOf(Toolset.class),
            null,
            false,
            host));
  }
}
