package reelsmith.credits;

import java.time.Instant;
import reelsmith.operation.AccountId;

/// What an account's balance did in a period: `opening + granted - used = closing`. What expired is
/// not part of it.
///
/// @param from inclusive
/// @param to exclusive
/// @param movements how many entries changed the balance
/// @param last number of the last of them; 0 when there are none
public record Statement(
    AccountId account,
    Instant from,
    Instant to,
    long opening,
    long granted,
    long used,
    long closing,
    long movements,
    long last) {

  /// The entries that a statement lists, no matter what is added later.
  public LedgerEntries.Filter entries() {
    return new LedgerEntries.Filter(Statements.CHANGE_THE_BALANCE, null, from, to, last);
  }
}
