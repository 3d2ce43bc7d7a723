package reelsmith.operation;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// All operations, in a stable order. Immutable.
@Component
public final class OperationCatalog {

  private final Map<String, Operation<?, ?>> operations = new LinkedHashMap<>();

  public OperationCatalog(List<Operation<?, ?>> operations) {
    operations.stream()
        .sorted(
            Comparator.comparing((Operation<?, ?> operation) -> operation.spec().toolset())
                .thenComparing(operation -> operation.spec().name()))
        .forEach(this::add);
  }

  private void add(Operation<?, ?> operation) {
    String name = operation.spec().name();
    if (operations.put(name, operation) != null) {
      throw new IllegalStateException("Two operations are called " + name);
    }
  }

  public Collection<Operation<?, ?>> all() {
    return List.copyOf(operations.values());
  }

  public Optional<Operation<?, ?>> named(String name) {
    return Optional.ofNullable(operations.get(name));
  }
}
