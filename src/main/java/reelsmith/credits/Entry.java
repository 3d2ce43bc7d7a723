package reelsmith.credits;

import java.util.List;

/// One entry of a ledger before it is written.
///
/// @param credits how many move
/// @param after where the account stands then
record Entry(EntryKind kind, long credits, Position after, List<Posting> postings) {}
