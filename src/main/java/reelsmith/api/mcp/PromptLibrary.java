package reelsmith.api.mcp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The prompts of the folder `prompts/`, by name, and the instructions every client is given.
///
/// @param instructions the text of `prompts/instructions.md`
record PromptLibrary(List<PromptDocument> prompts, String instructions) {

  static final String INSTRUCTIONS = "instructions";

  PromptLibrary {
    prompts = prompts.stream().sorted(Comparator.comparing(PromptDocument::name)).toList();
  }

  /// Reads all files. Start-up fails when one cannot be understood.
  static PromptLibrary load() {
    List<PromptDocument> prompts = new ArrayList<>();
    String instructions = "";
    for (Resource file : files()) {
      PromptDocument document = parsed(file);
      if (document.name().equals(INSTRUCTIONS)) {
        instructions = document.text();
      } else {
        prompts.add(document);
      }
    }
    return new PromptLibrary(prompts, instructions);
  }

  Optional<PromptDocument> named(String name) {
    return prompts.stream().filter(prompt -> prompt.name().equals(name)).findFirst();
  }

  private static Resource[] files() {
    try {
      return new PathMatchingResourcePatternResolver().getResources("classpath*:prompts/*.md");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PromptDocument parsed(Resource file) {
    try {
      return PromptDocument.parse(file.getContentAsString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(file.getDescription() + ": " + e.getMessage(), e);
    }
  }
}
