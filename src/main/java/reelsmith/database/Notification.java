package reelsmith.database;

/// Something was announced with PostgreSQL's `NOTIFY`.
///
/// @param payload what was sent along; blank also when listening has just begun or begun again, in
///   which case anything may have been announced before, so look at the tables
public record Notification(String channel, String payload) {}
