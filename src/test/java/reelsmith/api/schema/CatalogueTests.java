package reelsmith.api.schema;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Toolset;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What every operation keeps to, so that agents can work with all of them alike.
class CatalogueTests {

  /// 12,000 tokens at about four characters each: what the default toolset may cost an agent.
  private static final int DEFAULT_TOOLSET_CHARACTERS = 48_000;

  private final List<OperationSpec<?, ?>> specs = Operations.specs();
  private final ToolFileWriter writer = new ToolFileWriter();

  @Test
  void an_operation_says_what_it_is_in_a_constant() {
    for (Class<?> operation : Operations.classes()) {
      Field constant = constant(operation);

      assertThat(constant).as("SPEC of %s", operation.getName()).isNotNull();
      assertThat(Modifier.toString(constant.getModifiers())).contains("static final");
    }
  }

  @Test
  void spec_returns_the_constant_and_nothing_else() {
    JavaClasses operations =
        new ClassFileImporter().importClasses(Operations.classes().toArray(new Class<?>[0]));

    methods()
        .that()
        .haveName("spec")
        .and()
        .haveRawParameterTypes(new Class<?>[0])
        .and()
        .areDeclaredInClassesThat()
        .implement(Operation.class)
        .should(readOnlyTheConstant())
        .allowEmptyShould(true)
        .check(operations);
  }

  @Test
  void names_are_told_apart() {
    assertThat(specs).extracting(OperationSpec::name).doesNotHaveDuplicates();
    assertThat(specs).extracting(OperationSpec::title).doesNotHaveDuplicates();
  }

  @Test
  void descriptions_are_sentences() {
    assertThat(specs).allSatisfy(spec -> assertThat(spec.description().strip()).endsWith("."));
  }

  @Test
  void every_field_of_an_input_is_described() {
    for (OperationSpec<?, ?> spec : specs) {
      JsonNode properties = writer.document(spec).at("/inputSchema/properties");

      properties
          .properties()
          .forEach(
              property ->
                  assertThat(property.getValue().path("description").asString(""))
                      .as("description of %s in %s", property.getKey(), spec.name())
                      .isNotBlank());
    }
  }

  @Test
  void schemas_are_plain_objects() {
    for (OperationSpec<?, ?> spec : specs) {
      ObjectNode tool = writer.document(spec);

      assertThat(tool.at("/inputSchema/type").asString("")).isEqualTo("object");
      assertThat(tool.at("/outputSchema/type").asString("")).isEqualTo("object");
      assertThat(Stream.of("anyOf", "oneOf", "allOf", "$ref", "$defs"))
          .as("combinators in %s", spec.name())
          .allSatisfy(keyword -> assertThat(tool.findValue(keyword)).isNull());
    }
  }

  @Test
  void variables_of_a_path_are_fields_of_the_input() {
    for (OperationSpec<?, ?> spec : specs) {
      JsonNode properties = writer.document(spec).at("/inputSchema/properties");
      var variables = Pattern.compile("\\{([^}]*)}").matcher(spec.route().path());

      assertThat(variables.results().map(variable -> variable.group(1)))
          .allSatisfy(name -> assertThat(properties.has(name)).as(name).isTrue());
    }
  }

  @Test
  void the_default_toolset_leaves_an_agent_room_to_think() {
    int characters =
        specs.stream()
            .filter(spec -> spec.toolset() == Toolset.STORY)
            .mapToInt(
                spec -> WireFormat.mapper().writeValueAsString(writer.document(spec)).length())
            .sum();

    assertThat(characters).isLessThan(DEFAULT_TOOLSET_CHARACTERS);
  }

  private static Field constant(Class<?> operation) {
    return Stream.of(operation.getDeclaredFields())
        .filter(field -> field.getName().equals("SPEC"))
        .findFirst()
        .orElseThrow(() -> new AssertionError(operation.getName() + " needs a constant SPEC"));
  }

  private static ArchCondition<JavaMethod> readOnlyTheConstant() {
    return new ArchCondition<>("only return the constant SPEC") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        boolean only =
            method.getMethodCallsFromSelf().stream().allMatch(call -> call.getName().equals("spec"))
                && method.getFieldAccesses().stream()
                    .allMatch(access -> access.getTarget().getName().equals("SPEC"));
        events.add(
            new SimpleConditionEvent(
                method, only, method.getFullName() + " must only return SPEC"));
      }
    };
  }
}
