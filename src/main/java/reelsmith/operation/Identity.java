package reelsmith.operation;

/// Somebody who was let in: the account they act for, and how far their credential goes.
public record Identity(AccountId account, Credential credential) {

  /// The person at this machine, acting for the given account.
  public static Identity local(AccountId account) {
    return new Identity(account, Credential.local());
  }
}
