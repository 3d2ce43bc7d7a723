package reelsmith;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

  private static final String PRODUCT =
      ReelsmithApplication.class.getProtectionDomain().getCodeSource().getLocation().getPath();

  @Test
  void modules_know_only_whom_they_may_know() {
    var tests = describe("a class of the tests", ModularityTests::isOfTheTests);

    ApplicationModules.of(ReelsmithApplication.class, tests).verify();
  }

  private static boolean isOfTheTests(JavaClass type) {
    return type.getSource()
        .map(source -> !source.getUri().getPath().startsWith(PRODUCT))
        .orElse(false);
  }
}
