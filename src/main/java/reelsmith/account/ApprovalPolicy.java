package reelsmith.account;

/// Whose yes counts when a key wants to spend on something that must be approved first. The earlier
/// ones are stricter.
enum ApprovalPolicy {
  /// A person's who signed in, or sits at the machine: nobody can give it with the key alone.
  HUMAN,

  /// A person's who answered in the client the key is used in.
  CLIENT,

  /// The key's own: the product behind it asks its users.
  CALLER
}
