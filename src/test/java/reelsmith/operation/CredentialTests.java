package reelsmith.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What somebody is told whose credential does not reach an operation.
class CredentialTests {

  private static final Set<Scope> ALL_SCOPES = EnumSet.allOf(Scope.class);
  private static final Set<Toolset> ALL_TOOLSETS = EnumSet.allOf(Toolset.class);

  @Test
  void what_only_the_host_may_is_not_said_to_need_a_scope() {
    var customer = credential(EnumSet.of(Scope.READ), EnumSet.of(Toolset.STORY), true, false);

    assertThat(refusal(customer, spec(Permission.HOST)))
        .isEqualTo(
            "This credential may not use do_something. Only an administrator of the account that"
                + " runs this installation may.");
  }

  @Test
  void the_host_is_told_of_the_scope_of_another_key() {
    var reader = credential(EnumSet.of(Scope.READ), ALL_TOOLSETS, false, true);

    assertThat(refusal(reader, spec(Permission.HOST)))
        .endsWith("do_something. Use one that has the scope admin.");
  }

  @Test
  void only_what_is_missing_is_named() {
    assertThat(refusal(credential(EnumSet.of(Scope.READ), ALL_TOOLSETS, false, false)))
        .endsWith("Use one that has the scope spend.");
    assertThat(refusal(credential(ALL_SCOPES, EnumSet.of(Toolset.STORY), false, false)))
        .endsWith("Use one that has the toolset library.");
    assertThat(refusal(credential(ALL_SCOPES, ALL_TOOLSETS, true, false)))
        .endsWith("Use one that is not read-only.");
    assertThat(refusal(credential(Set.of(), Set.of(), true, false)))
        .endsWith(
            "Use one that has the scope spend and has the toolset library and is not read-only.");
  }

  private static Credential credential(
      Set<Scope> scopes, Set<Toolset> toolsets, boolean readOnly, boolean host) {
    return new Credential(Credential.Kind.KEY, 1L, null, scopes, toolsets, null, readOnly, host);
  }

  private static String refusal(Credential credential) {
    return refusal(credential, spec(Permission.SPEND));
  }

  private static String refusal(Credential credential, OperationSpec<?, ?> spec) {
    assertThat(credential.reaches(spec)).isFalse();
    return String.valueOf(OperationFailure.notPermitted(credential, spec).getMessage());
  }

  private record Nothing() {}

  private static OperationSpec<?, ?> spec(Permission permission) {
    return new OperationSpec<>(
            "do_something",
            "Do something",
            "Does something.",
            Toolset.LIBRARY,
            Effect.SPENDS,
            IdempotencyRule.NONE,
            Route.postAccepted("/things"),
            List.of(),
            Nothing.class,
            Nothing.class)
        .permitting(permission);
  }
}
