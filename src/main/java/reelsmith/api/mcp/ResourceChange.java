package reelsmith.api.mcp;

import reelsmith.operation.AccountId;

/// A resource is no longer what it was. Only sessions of its owner hear of it.
public record ResourceChange(AccountId account, String uri) {}
