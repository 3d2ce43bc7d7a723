package reelsmith.operation;

/// Who is calling, and through which door.
///
/// @param requestId names this one call in answers, errors and logs
public record Caller(AccountId account, Door door, String requestId) {}
