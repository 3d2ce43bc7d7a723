package reelsmith;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

  private static final String PRODUCT =
      ReelsmithApplication.class.getProtectionDomain().getCodeSource().getLocation().getPath();
  private static final Pattern ROW =
      Pattern.compile("^\\| `(\\w+)` \\|[^|]*\\|([^|]*)\\|$", Pattern.MULTILINE);
  private static final Pattern NAME = Pattern.compile("`(\\w+)`");

  private final ApplicationModules modules =
      ApplicationModules.of(
          ReelsmithApplication.class, describe("a class of the tests", ModularityTests::isOfTests));

  @Test
  void modules_know_only_whom_they_may_know() {
    modules.verify();
  }

  @Test
  void the_house_on_one_page_says_who_may_know_whom() throws IOException {
    Map<String, Set<String>> declared = new TreeMap<>();
    modules.stream()
        .filter(module -> !module.getIdentifier().toString().equals("wiring"))
        .forEach(module -> declared.put(module.getIdentifier().toString(), declaredBy(module)));

    assertThat(onThePage()).isEqualTo(declared);
  }

  private static Set<String> declaredBy(
      org.springframework.modulith.core.ApplicationModule module) {
    try {
      Package declaring =
          Class.forName(module.getBasePackage().getName() + ".package-info").getPackage();
      return new TreeSet<>(
          Arrays.asList(declaring.getAnnotation(ApplicationModule.class).allowedDependencies()));
    } catch (ClassNotFoundException missing) {
      throw new AssertionError(missing);
    }
  }

  private static Map<String, Set<String>> onThePage() throws IOException {
    Map<String, Set<String>> rows = new TreeMap<>();
    String page = Files.readString(Path.of("src/docs/architecture.md"));
    for (MatchResult row : ROW.matcher(page).results().toList()) {
      Set<String> known = new TreeSet<>();
      NAME.matcher(row.group(2)).results().forEach(name -> known.add(name.group(1)));
      rows.put(row.group(1), known);
    }
    return rows;
  }

  private static boolean isOfTests(JavaClass type) {
    return type.getSource()
        .map(source -> !source.getUri().getPath().startsWith(PRODUCT))
        .orElse(false);
  }
}
