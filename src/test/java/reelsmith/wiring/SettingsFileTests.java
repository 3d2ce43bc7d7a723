package reelsmith.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/// `application.yml` is where a host reads what can be set, so it names all of it and nothing else.
class SettingsFileTests {

  /// What the launcher says to conditions and to logging, which no record holds.
  private static final Set<String> OF_NO_RECORD =
      Set.of("reelsmith.console-level", "reelsmith.engine.works", "reelsmith.mode");

  @Test
  void every_key_is_read_by_a_record_and_every_component_of_a_record_stands_in_the_file() {
    Set<String> bound = components();
    bound.addAll(OF_NO_RECORD);

    assertThat(keys()).containsExactlyElementsOf(bound);
  }

  private static Set<String> keys() {
    var file = new YamlPropertiesFactoryBean();
    file.setResources(new ClassPathResource("application.yml"));
    Properties properties = Objects.requireNonNull(file.getObject());
    return properties.keySet().stream()
        .map(String::valueOf)
        .filter(key -> key.startsWith("reelsmith."))
        .map(key -> key.replaceFirst("\\[\\d+]$", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> components() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    return scanner.findCandidateComponents("reelsmith").stream()
        .map(found -> ClassUtils.resolveClassName(found.getBeanClassName(), null))
        .flatMap(
            record ->
                components(record.getAnnotation(ConfigurationProperties.class).value(), record))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> components(String prefix, Class<?> record) {
    return Stream.of(record.getRecordComponents())
        .flatMap(component -> components(prefix, component));
  }

  private static Stream<String> components(String prefix, RecordComponent component) {
    String key =
        prefix
            + "."
            + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    return component.getType().isRecord() ? components(key, component.getType()) : Stream.of(key);
  }
}
