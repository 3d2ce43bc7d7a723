package reelsmith.operation;

/// Something the caller should know although the call succeeded.
///
/// @param path JSON pointer of the field it is about, or an empty string
public record Warning(String code, String message, String path) {}
