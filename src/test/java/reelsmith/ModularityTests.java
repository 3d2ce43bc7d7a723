package reelsmith;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

  @Test
  void modules_know_only_whom_they_may_know() {
    ApplicationModules.of(ReelsmithApplication.class).verify();
  }
}
