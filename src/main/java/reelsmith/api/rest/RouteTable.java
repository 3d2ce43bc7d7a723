package reelsmith.api.rest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.OperationSpec;

/// Which operation stands where. The most specific path wins; two operations can't share a place.
final class RouteTable {

  private final List<Entry> entries;

  RouteTable(Collection<Operation<?, ?>> operations) {
    this.entries =
        operations.stream()
            .<Entry>map(operation -> Entry.of(operation.spec()))
            .sorted(Comparator.comparing(Entry::pattern, PathPattern.SPECIFICITY_COMPARATOR))
            .toList();
    refuseClashes();
  }

  /// An operation that was found for a request.
  ///
  /// @param variables of the path, as they were sent
  record Match(OperationSpec<?, ?> spec, Map<String, String> variables) {}

  private record Entry(HttpMethod method, PathPattern pattern, OperationSpec<?, ?> spec) {

    static Entry of(OperationSpec<?, ?> spec) {
      String path = spec.route().path();
      if (!path.startsWith("/api/")) {
        throw new IllegalStateException(
            "Operation %s must stand below /api/, not at %s".formatted(spec.name(), path));
      }
      return new Entry(
          HttpMethod.valueOf(spec.route().method().name()),
          PathPatternParser.defaultInstance.parse(path),
          spec);
    }

    /// The path with its variables unnamed: what two places have in common when they clash.
    String place() {
      return method + " " + pattern.getPatternString().replaceAll("\\{[^}]*}", "{}");
    }
  }

  private void refuseClashes() {
    Set<String> places = new HashSet<>();
    for (Entry entry : entries) {
      if (!places.add(entry.place())) {
        throw new IllegalStateException("Two operations stand at " + entry.place());
      }
    }
  }

  /// Finds the operation. Fails with `not_found` when the path is unknown, and with
  /// [MethodNotAllowedException] when it is known with other methods.
  Match match(HttpMethod method, PathContainer path) {
    HttpMethod asked = method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
    List<Entry> here = entries.stream().filter(entry -> entry.pattern().matches(path)).toList();
    if (here.isEmpty()) {
      throw OperationFailure.notFound("route " + path.value());
    }
    Optional<Entry> found = here.stream().filter(entry -> entry.method().equals(asked)).findFirst();
    return found
        .map(entry -> match(entry, path))
        .orElseThrow(() -> new MethodNotAllowedException(method, methods(here)));
  }

  private static Match match(Entry entry, PathContainer path) {
    PathPattern.PathMatchInfo info = entry.pattern().matchAndExtract(path);
    return new Match(entry.spec(), info == null ? Map.of() : info.getUriVariables());
  }

  private static Collection<HttpMethod> methods(List<Entry> here) {
    var methods = new TreeSet<>(Comparator.comparing(HttpMethod::name));
    here.forEach(entry -> methods.add(entry.method()));
    if (methods.contains(HttpMethod.GET)) {
      methods.add(HttpMethod.HEAD);
    }
    return new ArrayList<>(methods);
  }
}
