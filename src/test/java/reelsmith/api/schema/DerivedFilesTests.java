package reelsmith.api.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reelsmith.api.toy.Toys;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationSpec;

/// Compares the files that are derived from the catalogue. With `-Dupdate=true` they are written
/// instead.
class DerivedFilesTests {

  private static final Path TOOLS = Path.of("tools-schema");
  private static final Path TOYS = Path.of("src", "test", "resources", "tools-schema");
  private static final Path README = Path.of("README.md");

  private final ToolFileWriter writer = new ToolFileWriter();

  @Test
  void tools_schema_holds_one_file_for_each_operation() throws IOException {
    Map<String, String> expected = files(Operations.specs());

    assertThat(keptIn(TOOLS, expected)).isEqualTo(expected);
  }

  @Test
  void every_shape_of_a_record_has_its_schema() throws IOException {
    Map<String, String> expected =
        files(Toys.ALL.stream().<OperationSpec<?, ?>>map(Operation::spec).toList());

    // Other tests keep tool files of toys of their own beside these.
    assertThat(keptIn(TOYS, expected)).containsAllEntriesOf(expected);
  }

  @Test
  void the_readme_lists_every_operation() throws IOException {
    List<OperationSpec<?, ?>> specs = Operations.specs();
    if (specs.isEmpty()) {
      return;
    }
    String readme = Files.readString(README);

    String expected = OperationTable.replaced(readme, specs);
    if (isUpdate()) {
      Files.writeString(README, expected);
    }

    assertThat(Files.readString(README)).isEqualTo(expected);
  }

  private Map<String, String> files(List<OperationSpec<?, ?>> specs) {
    Map<String, String> files = new TreeMap<>();
    specs.forEach(spec -> files.put(spec.name() + ".json", writer.text(spec)));
    return files;
  }

  /// What lies in a folder, after an update has been written if one was asked for.
  private static Map<String, String> keptIn(Path folder, Map<String, String> expected)
      throws IOException {
    if (isUpdate()) {
      Files.createDirectories(folder);
      for (Path file : folder.equals(TOOLS) ? jsonFiles(folder) : List.<Path>of()) {
        Files.delete(file);
      }
      for (var file : expected.entrySet()) {
        Files.writeString(folder.resolve(file.getKey()), file.getValue());
      }
    }
    Map<String, String> kept = new TreeMap<>();
    for (Path file : jsonFiles(folder)) {
      kept.put(file.getFileName().toString(), Files.readString(file));
    }
    return kept;
  }

  private static List<Path> jsonFiles(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).toList();
    }
  }

  private static boolean isUpdate() {
    return Boolean.getBoolean("update");
  }
}
