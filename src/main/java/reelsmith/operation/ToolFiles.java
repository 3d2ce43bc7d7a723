package reelsmith.operation;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// The tool files of all operations of the catalogue. Start-up fails when one is missing.
@Component
public final class ToolFiles {

  private final Map<String, ToolFile> files = new LinkedHashMap<>();

  public ToolFiles(OperationCatalog catalog) {
    catalog.all().forEach(operation -> add(operation.spec().name()));
  }

  private void add(String name) {
    files.put(name, ToolFile.of(name));
  }

  /// The file of an operation of the catalogue.
  public ToolFile of(String operation) {
    ToolFile file = files.get(operation);
    if (file == null) {
      throw new IllegalArgumentException("No operation is called " + operation);
    }
    return file;
  }
}
