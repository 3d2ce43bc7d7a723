package reelsmith.operation;

import reactor.core.publisher.Mono;

/// Decides, before an operation looks at its input, whether this caller may run it now: plans,
/// limits, maintenance. All admissions are asked in their order; the first refusal counts.
public interface Admission {

  /// Completes empty to let the call in; signals an [OperationFailure] to refuse it. Runs outside
  /// the operation's transaction.
  Mono<Void> admit(Caller caller, OperationSpec<?, ?> spec);
}
