package reelsmith;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// The studio: all modules wired together. [reelsmith.launcher] starts it in one of its modes.
@SpringBootApplication
@ConfigurationPropertiesScan
public class ReelsmithApplication {}
