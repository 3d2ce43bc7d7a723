package reelsmith.credits;

/// What an account has, in credits.
///
/// @param balance what was granted less what was used; statements add up to it
/// @param held set aside for runs that are not over
/// @param available what can be spent now: credits that are held or have expired are not in it
public record Balance(long balance, long held, long available) {}
