package reelsmith.operation;

import java.util.List;

/// All that is said about an operation. Tool, route, schema file and README row are read from here.
///
/// @param name `verb_noun`, the MCP tool's name
/// @param description what it does, when to call it, what it costs or returns; plain sentences
/// @param notAvailableYet JSON pointers of documented fields whose feature isn't built yet: sending
///   one is refused with `not_available_yet`, never ignored
/// @param permission who may call it
/// @param input fields marked [org.jspecify.annotations.Nullable] are optional; bounds come from
///   Jakarta Validation annotations, words from `@JsonPropertyDescription`
public record OperationSpec<I extends Record, A extends Record>(
    String name,
    String title,
    String description,
    Toolset toolset,
    Effect effect,
    Permission permission,
    IdempotencyRule idempotency,
    Route route,
    List<String> notAvailableYet,
    Class<I> input,
    Class<A> answer) {

  public OperationSpec {
    notAvailableYet = List.copyOf(notAvailableYet);
    if (!name.matches("[a-z][a-z_]{1,39}")) {
      throw new IllegalArgumentException("An operation's name is verb_noun: " + name);
    }
    if (effect == Effect.READS && idempotency != IdempotencyRule.NONE) {
      throw new IllegalArgumentException(name + " only reads and needs no idempotency key");
    }
  }

  /// An operation with the permission that is usual for its effect.
  public OperationSpec(
      String name,
      String title,
      String description,
      Toolset toolset,
      Effect effect,
      IdempotencyRule idempotency,
      Route route,
      List<String> notAvailableYet,
      Class<I> input,
      Class<A> answer) {
    this(
        name,
        title,
        description,
        toolset,
        effect,
        Permission.usualFor(effect),
        idempotency,
        route,
        notAvailableYet,
        input,
        answer);
  }

  /// The same operation for other callers.
  public OperationSpec<I, A> permitting(Permission other) {
    return new OperationSpec<>(
        name,
        title,
        description,
        toolset,
        effect,
        other,
        idempotency,
        route,
        notAvailableYet,
        input,
        answer);
  }

  /// An operation that only reads.
  public static <I extends Record, A extends Record> OperationSpec<I, A> reading(
      String name,
      String title,
      String description,
      Toolset toolset,
      Route route,
      Class<I> input,
      Class<A> answer) {
    return new OperationSpec<>(
        name,
        title,
        description,
        toolset,
        Effect.READS,
        IdempotencyRule.NONE,
        route,
        List.of(),
        input,
        answer);
  }
}
