package reelsmith.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A file of JSON that a person hands over.
final class JsonFile {

  private static final long LARGEST = 1_000_000;

  private JsonFile() {}

  /// An object. Throws [CommandFailure] for anything else.
  ///
  /// @param what it is, in words: `script`
  /// @param form says how it must look
  static ObjectNode read(String what, Path file, String form) {
    if (parsed(what, file) instanceof ObjectNode object) {
      return object;
    }
    throw refused("The %s is no JSON object: %s. %s.".formatted(what, file, form));
  }

  /// Any JSON. Throws [CommandFailure] when it is none.
  static JsonNode parsed(String what, Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw refused("The %s cannot be read: %s".formatted(what, file));
    }
    try {
      if (Files.size(file) > LARGEST) {
        throw refused("The %s is larger than 1 MB: %s".formatted(what, file));
      }
      return JsonMapper.shared().readTree(Files.readString(file));
    } catch (JacksonException e) {
      throw new CommandFailure(
          ExitCode.BAD_USAGE,
          "The %s is not valid JSON from line %d, column %d: %s"
              .formatted(what, e.getLocation().getLineNr(), e.getLocation().getColumnNr(), file),
          e);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.BAD_USAGE, "The %s cannot be read as UTF-8 text: %s".formatted(what, file), e);
    }
  }

  private static CommandFailure refused(String message) {
    return new CommandFailure(ExitCode.BAD_USAGE, message);
  }
}
