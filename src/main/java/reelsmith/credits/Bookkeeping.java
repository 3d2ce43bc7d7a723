package reelsmith.credits;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.PriorityQueue;

/// Decides what one write of an account's ledger posts. Touches no database: it is given where the
/// account stands and the lots that matter, and collects the entries to write.
///
/// Belongs to one write and one thread.
final class Bookkeeping {

  private final Instant at;
  private final PriorityQueue<Lot> lots;
  private final List<Entry> entries = new ArrayList<>();
  private Position position;

  /// Begins with letting expire what has expired.
  ///
  /// @param lots what can be spent: all that have expired by now, and of the others the earliest
  ///   expiring, enough for what is to be held
  Bookkeeping(Position position, Collection<Lot> lots, Instant now) {
    this.position = position;
    this.at = position.next(now);
    this.lots = new PriorityQueue<>(Lot.EARLIEST_EXPIRING);
    this.lots.addAll(lots);
    expire();
  }

  Position position() {
    return position;
  }

  Instant at() {
    return at;
  }

  /// All entries to write, in their order.
  List<Entry> entries() {
    return List.copyOf(entries);
  }

  /// How many credits are missing for a hold.
  long missing(long credits) {
    return Math.max(0, credits - position.available());
  }

  void grant(Lot lot) {
    enter(EntryKind.GRANT, List.of(lot));
    lots.add(lot);
    expire();
  }

  /// Sets credits aside, those that expire first before others.
  void hold(long credits) {
    if (missing(credits) > 0) {
      throw new IllegalStateException(
          "%d of %d credits are missing".formatted(missing(credits), credits));
    }
    List<Lot> taken = new ArrayList<>();
    long open = credits;
    while (open > 0) {
      Lot lot = lots.remove();
      Lot part = lot.of(Math.min(open, lot.credits()));
      taken.add(part);
      open -= part.credits();
      if (part.credits() < lot.credits()) {
        lots.add(lot.of(lot.credits() - part.credits()));
      }
    }
    enter(EntryKind.HOLD, taken);
  }

  /// Ends a hold: what was used is taken from the credits that expire first, the rest goes back to
  /// the grants it came from. What goes back to a grant that is over expires at once.
  ///
  /// @param parts what the hold took of each grant
  void resolve(Collection<Lot> parts, long used) {
    List<Lot> settled = new ArrayList<>();
    List<Lot> released = new ArrayList<>();
    long open = used;
    for (Lot part : parts.stream().sorted(Lot.EARLIEST_EXPIRING).toList()) {
      long settles = Math.min(open, part.credits());
      open -= settles;
      settled.add(part.of(settles));
      released.add(part.of(part.credits() - settles));
    }
    if (open > 0) {
      throw new IllegalStateException("Charges are %d credits over the hold".formatted(open));
    }
    enter(EntryKind.SETTLE, settled);
    enter(EntryKind.RELEASE, released);
    released.stream().filter(part -> part.credits() > 0).forEach(lots::add);
    expire();
  }

  private void expire() {
    List<Lot> expired = new ArrayList<>();
    while (!lots.isEmpty() && lots.element().isExpired(at)) {
      expired.add(lots.remove());
    }
    enter(EntryKind.EXPIRE, expired);
  }

  /// Nothing is written about nothing.
  private void enter(EntryKind kind, List<Lot> parts) {
    List<Lot> moved = parts.stream().filter(part -> part.credits() > 0).toList();
    if (moved.isEmpty()) {
      return;
    }
    long credits = moved.stream().mapToLong(Lot::credits).reduce(0, Math::addExact);
    List<Posting> postings = new ArrayList<>();
    for (Lot part : moved) {
      postings.add(new Posting(kind.from(), part.grantId(), -part.credits()));
      postings.add(new Posting(kind.to(), part.grantId(), part.credits()));
    }
    position = position.after(kind, credits, at);
    entries.add(new Entry(kind, credits, position, List.copyOf(postings)));
  }
}
