package reelsmith.api.schema;

import java.lang.reflect.Field;
import java.net.URL;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import reelsmith.ReelsmithApplication;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationSpec;

/// Finds what the product's operations say about themselves without building them: each has its
/// words in a constant, `static final OperationSpec<…> SPEC`, which its `spec()` returns.
public final class Operations {

  private Operations() {}

  /// The operations of the product, those of tests left out, in the order of the catalogue.
  static List<Class<?>> classes() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AssignableTypeFilter(Operation.class));
    return scanner.findCandidateComponents("reelsmith").stream()
        .<Class<?>>map(Operations::loaded)
        .filter(Operations::belongsToTheProduct)
        .toList();
  }

  /// What every operation says about itself, in the order of the catalogue.
  public static List<OperationSpec<?, ?>> specs() {
    return classes().stream()
        .<OperationSpec<?, ?>>map(Operations::spec)
        .sorted(
            Comparator.comparing((OperationSpec<?, ?> spec) -> spec.toolset())
                .thenComparing(OperationSpec::name))
        .toList();
  }

  static OperationSpec<?, ?> spec(Class<?> operation) {
    try {
      Field field = operation.getDeclaredField("SPEC");
      field.setAccessible(true);
      return (OperationSpec<?, ?>) field.get(null);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(
          "%s needs a constant: static final OperationSpec<…> SPEC".formatted(operation.getName()),
          e);
    }
  }

  private static Class<?> loaded(BeanDefinition found) {
    try {
      return Class.forName(found.getBeanClassName());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean belongsToTheProduct(Class<?> operation) {
    return origin(operation).equals(origin(ReelsmithApplication.class));
  }

  private static URL origin(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }
}
