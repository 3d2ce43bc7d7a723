package reelsmith.operation;

import reactor.core.publisher.Mono;

/// One thing a caller may do: a JSON object in, a JSON object out.
///
/// An operation that writes runs inside the transaction that also remembers its answer for the
/// idempotency key, so it must do all its writing through the transactional database client and
/// start nothing that the transaction cannot take back.
public interface Operation<I extends Record, A extends Record> {

  OperationSpec<I, A> spec();

  /// Does it. Signals an [OperationFailure] for what the caller can understand; anything else is
  /// our fault and is answered as `internal_error`.
  Mono<A> run(Call<I> call);
}
