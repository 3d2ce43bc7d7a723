package reelsmith.account;

/// What a key is made for.
enum KeyUse {
  /// A language model that acts for somebody.
  AGENT(ApprovalPolicy.HUMAN),

  /// A product that asks its users itself.
  INTEGRATION(ApprovalPolicy.CALLER);

  private final ApprovalPolicy policy;

  KeyUse(ApprovalPolicy policy) {
    this.policy = policy;
  }

  ApprovalPolicy policy() {
    return policy;
  }
}
