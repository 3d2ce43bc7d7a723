package reelsmith.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class StdioSettingsTests {

  @Test
  void the_key_comes_from_the_environment_and_is_never_shown() {
    var environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                Map.of("REELSMITH_API_KEY", " secret ")));

    StdioSettings settings = Binder.get(environment).bindOrCreate("reelsmith", StdioSettings.class);

    assertThat(settings.key()).isEqualTo("secret");
    assertThat(settings.toString()).doesNotContain("secret");
  }
}
