package reelsmith.launcher;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reelsmith.doctor.Finding;
import reelsmith.doctor.HealthCheck;
import tools.jackson.databind.json.JsonMapper;

/// Asks health checks one after the other and reports what they found.
final class Examination {

  /// A little longer than the database may take to start.
  private static final Duration PATIENCE = Duration.ofSeconds(130);

  /// One line of the report, as `--json` prints it.
  record Entry(
      String name,
      String outcome,
      String message,
      @JsonProperty("what_to_do") @Nullable String whatToDo) {}

  private final List<Entry> entries = new ArrayList<>();
  private final Consumer<String> told;

  /// @param told hears what is being looked at, for whoever waits
  Examination(Consumer<String> told) {
    this.told = told;
  }

  /// Asks one check. One that fails or does not answer has found something bad.
  void ask(HealthCheck check) throws InterruptedException {
    told.accept(check.name());
    note(check.name(), answer(check));
  }

  /// Adds what was found out elsewhere.
  void note(String name, Finding finding) {
    entries.add(
        new Entry(
            name,
            finding.outcome().name().toLowerCase(Locale.ROOT),
            finding.message(),
            finding.whatToDo()));
  }

  boolean hasFailures() {
    return entries.stream().anyMatch(it -> it.outcome().equals("failed"));
  }

  void printJson(PrintStream out) {
    out.println(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(entries));
  }

  void print(PrintStream out) {
    var width = entries.stream().mapToInt(it -> it.name().length()).max().orElse(0);
    for (var entry : entries) {
      out.printf("%-7s  %-" + width + "s  %s%n", entry.outcome(), entry.name(), entry.message());
      if (entry.whatToDo() != null) {
        out.printf("         %-" + width + "s  → %s%n", "", entry.whatToDo());
      }
    }
  }

  private static Finding answer(HealthCheck check) throws InterruptedException {
    try {
      return check
          .examine()
          .timeout(PATIENCE)
          .switchIfEmpty(Mono.error(() -> new IllegalStateException("It found nothing.")))
          .toFuture()
          .get();
    } catch (ExecutionException e) {
      return Finding.failed(
          "could not be examined: " + e.getCause(), "Read logs/reelsmith.log in the data folder.");
    }
  }
}
