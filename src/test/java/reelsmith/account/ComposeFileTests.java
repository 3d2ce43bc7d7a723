package reelsmith.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.yaml.snakeyaml.Yaml;
import reelsmith.database.DatabaseSettings;

/// What `docker compose up` gives the studio: nothing is missing and nothing is misspelt. No
/// container is started.
class ComposeFileTests {

  private static final Map<String, String> SECRETS =
      Map.of(
          "POSTGRES_PASSWORD",
          "0123456789abcdef",
          "REELSMITH_PEPPER",
          "0123456789abcdef".repeat(4));

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(?:(:[-?])([^}]*))?}");

  private final Map<?, ?> compose = yaml(Path.of("docker-compose.yml"));

  @TempDir Path keys;

  @Test
  void the_studio_can_start_with_what_the_file_gives_it() {
    Map<String, String> given = studio(SECRETS);

    AccountSettings accounts = bound(given, "reelsmith", AccountSettings.class);
    DatabaseSettings database = bound(given, "reelsmith.database", DatabaseSettings.class);
    var pepper = new ServerPepper(accounts, database, () -> keys);

    assertThat(database.isEmbedded()).isFalse();
    assertThat(database.url()).contains(":0123456789abcdef@postgres:");
    assertThat(pepper.secretFor("a test")).hasSize(32);
    assertThat(keys).isEmptyDirectory();
  }

  @Test
  void a_secret_that_is_missing_is_asked_for_by_its_name() {
    for (String secret : SECRETS.keySet()) {
      var others = new HashMap<>(SECRETS);
      others.remove(secret);

      assertThatThrownBy(() -> interpolated(compose.toString(), others))
          .as(secret)
          .hasMessage("set %s in the file .env", secret);
    }
  }

  @Test
  void every_variable_the_studio_is_given_is_a_setting() throws IOException {
    assertThat(settings()).containsAll(studio(SECRETS).keySet());
  }

  @Test
  void every_secret_stands_in_the_readme_and_in_the_files_own_words() throws IOException {
    String head = Files.readString(Path.of("docker-compose.yml")).split("\nname:")[0];

    assertThat(head).contains(SECRETS.keySet());
    assertThat(Files.readString(Path.of("README.md"))).contains(SECRETS.keySet());
  }

  private Map<String, String> studio(Map<String, String> variables) {
    Map<?, ?> services = (Map<?, ?>) compose.get("services");
    Map<?, ?> environment = (Map<?, ?>) ((Map<?, ?>) services.get("studio")).get("environment");
    Map<String, String> given = new HashMap<>();
    environment.forEach(
        (name, value) ->
            given.put(String.valueOf(name), interpolated(String.valueOf(value), variables)));
    return given;
  }

  /// As Docker Compose does it: `${NAME}`, `${NAME:-default}` and `${NAME:?what to do}`.
  private static String interpolated(String text, Map<String, String> variables) {
    return VARIABLE
        .matcher(text)
        .replaceAll(
            found -> {
              String value = variables.getOrDefault(found.group(1), "");
              if (value.isEmpty() && ":?".equals(found.group(2))) {
                throw new IllegalArgumentException(found.group(3));
              }
              return value.isEmpty() && found.group(3) != null ? found.group(3) : value;
            });
  }

  private static <T> T bound(Map<String, String> given, String prefix, Class<T> type) {
    var environment = new StandardEnvironment();
    environment.getPropertySources().remove("systemProperties");
    environment
        .getPropertySources()
        .replace(
            "systemEnvironment",
            new SystemEnvironmentPropertySource("systemEnvironment", new HashMap<>(given)));
    ConfigurationPropertySources.attach(environment);
    return Binder.get(environment).bindOrCreate(prefix, type);
  }

  /// The names of all settings as environment variables, with and without their dashes.
  private static Set<String> settings() throws IOException {
    Path file = Path.of("src/main/resources/application.yml");
    Set<String> names = new HashSet<>();
    collect("", yaml(file), names);
    Pattern.compile("\\$\\{(\\w+)")
        .matcher(Files.readString(file))
        .results()
        .forEach(found -> names.add(found.group(1)));
    return names;
  }

  private static void collect(String prefix, Map<?, ?> settings, Set<String> names) {
    settings.forEach(
        (key, value) -> {
          String name = prefix + String.valueOf(key).toUpperCase(Locale.ROOT);
          if (value instanceof Map<?, ?> group) {
            collect(name + "_", group, names);
          } else {
            names.add(name.replace("-", ""));
            names.add(name.replace("-", "_"));
          }
        });
  }

  private static Map<?, ?> yaml(Path file) {
    try {
      return new Yaml().load(Files.readString(file));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
