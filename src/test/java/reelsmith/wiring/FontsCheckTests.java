package reelsmith.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A program without its fonts, as a process of its own; about two seconds.
class FontsCheckTests {

  @TempDir private Path folder;

  @Test
  void missing_fonts_are_found() throws Exception {
    String told = examined(programWithoutFonts());

    assertThat(told).contains("FAILED", "captions cannot be drawn", "Install freetype");
  }

  /// Says what is found of the fonts of this process.
  public static void main(String[] arguments) {
    System.out.println(new StudioHealthChecks().fontsCheck().examine().block());
  }

  private static String examined(String classPath) throws IOException {
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-cp",
                classPath,
                FontsCheckTests.class.getName())
            .redirectErrorStream(true)
            .start();
    return new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private String programWithoutFonts() throws Exception {
    Path program =
        Path.of(
            StudioHealthChecks.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(program.resolve("reelsmith"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(program.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(part -> Path.of(part).toAbsolutePath().equals(program) ? folder.toString() : part)
        .collect(Collectors.joining(File.pathSeparator));
  }
}
