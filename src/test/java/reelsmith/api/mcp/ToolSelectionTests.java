package reelsmith.api.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static reelsmith.operation.Toolset.DEVELOPER;
import static reelsmith.operation.Toolset.LIBRARY;
import static reelsmith.operation.Toolset.STORY;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ToolSelectionTests {

  private static final McpSettings SETTINGS =
      settings(Map.of("reelsmith.mcp.offered-toolsets", "story,library"));

  @Test
  void who_asks_for_nothing_sees_the_default() {
    var selection = ToolSelection.of(SETTINGS, List.of(), List.of());

    assertThat(selection.toolsets()).containsExactly(STORY);
    assertThat(selection.readOnly()).isFalse();
  }

  @Test
  void a_header_reaches_only_what_is_offered() {
    assertThat(ToolSelection.of(SETTINGS, List.of("library"), List.of()).toolsets())
        .containsExactly(LIBRARY);
    assertThat(ToolSelection.of(SETTINGS, List.of(" Story, developer "), List.of()).toolsets())
        .containsExactly(STORY);
    assertThat(ToolSelection.of(SETTINGS, List.of("all"), List.of()).toolsets())
        .containsExactlyInAnyOrder(STORY, LIBRARY);
    assertThat(ToolSelection.of(SETTINGS, List.of("developer"), List.of()).toolsets())
        .doesNotContain(DEVELOPER);
  }

  @Test
  void a_header_cannot_end_being_read_only() {
    var readOnly = settings(Map.of("reelsmith.mcp.read-only", "true"));

    assertThat(ToolSelection.of(readOnly, List.of(), List.of("false")).readOnly()).isTrue();
    assertThat(ToolSelection.of(SETTINGS, List.of(), List.of("true")).readOnly()).isTrue();
  }

  @Test
  void of_several_headers_one_that_keeps_from_writing_is_enough() {
    assertThat(ToolSelection.of(SETTINGS, List.of(), List.of("false", "true")).readOnly()).isTrue();
    assertThat(ToolSelection.of(SETTINGS, List.of(), List.of("false, true")).readOnly()).isTrue();
    assertThat(ToolSelection.of(SETTINGS, List.of("story", "library"), List.of()).toolsets())
        .containsExactlyInAnyOrder(STORY, LIBRARY);
  }

  @Test
  void whether_to_keep_from_writing_is_not_guessed() {
    assertThatThrownBy(() -> ToolSelection.of(SETTINGS, List.of(), List.of("maybe")))
        .hasMessageContaining("X-MCP-Readonly must be true or false, not maybe");
  }

  @Test
  void a_toolset_nobody_knows_is_named() {
    assertThatThrownBy(() -> ToolSelection.of(SETTINGS, List.of("cooking"), List.of()))
        .hasMessageContaining("cooking");
  }

  @Test
  void without_configuration_the_defaults_hold() {
    assertThat(settings(Map.of())).isEqualTo(McpSettings.defaults());
  }

  private static McpSettings settings(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("reelsmith.mcp", McpSettings.class);
  }
}
