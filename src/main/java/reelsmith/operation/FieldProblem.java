package reelsmith.operation;

/// What is wrong with one field of an input.
///
/// @param path JSON pointer in wire names, such as `/script/images_requested`
/// @param code a stable word: `required, wrong_type, too_small, too_large, too_short, too_long,
///   unknown_value, unknown_field, wrong_format, not_available_yet, …`
/// @param message one sentence that says what is allowed
public record FieldProblem(String path, String code, String message) {}
