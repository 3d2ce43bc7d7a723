package reelsmith.limit;

/// Says how many sessions of the Model Context Protocol an account may have. The door that holds
/// them fulfils it.
@FunctionalInterface
public interface SessionLimit {

  int sessionsPerAccount();
}
