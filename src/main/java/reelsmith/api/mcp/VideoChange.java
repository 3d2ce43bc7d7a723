package reelsmith.api.mcp;

import reelsmith.operation.AccountId;

/// A video, and with it whatever can be read of it, is no longer what it was. Only sessions of its
/// owner hear of it.
public record VideoChange(AccountId account, long video) {}
