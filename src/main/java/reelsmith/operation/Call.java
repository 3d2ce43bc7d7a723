package reelsmith.operation;

/// One call of an operation, its input checked against the schema.
///
/// @param progress told how far a waiting call has come; a door that cannot pass it on ignores it
public record Call<I extends Record>(Caller caller, I input, ProgressListener progress) {}
