package reelsmith.pipeline;

/// The claim is no longer ours: the run was aborted, or another worker took over after our lease
/// ran out. Whatever we had to record is dropped.
final class LostClaim extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LostClaim(Claim claim) {
    super("Stage %s of run %s is no longer ours".formatted(claim.stage(), claim.runId()));
  }
}
