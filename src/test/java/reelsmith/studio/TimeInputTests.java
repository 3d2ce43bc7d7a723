package reelsmith.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationCatalog;
import reelsmith.operation.ToolFiles;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Times that no calendar or no database has, in every field of every operation that takes a time.
/// Takes about two seconds.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TimeInputTests {

  private final TestStudio studio = TestStudio.open();
  private Tenant customer;

  @BeforeAll
  void moveIn() {
    customer = Tenant.of(studio, "timeless");
  }

  @AfterAll
  void moveOut() {
    customer.leave();
  }

  private record TimeField(String operation, String name) {}

  private List<TimeField> fields() {
    List<TimeField> fields = new ArrayList<>();
    for (Operation<?, ?> operation : studio.bean(OperationCatalog.class).all()) {
      String name = operation.spec().name();
      for (Map.Entry<String, JsonNode> field : schema(name).path("properties").properties()) {
        JsonNode schema = field.getValue();
        if (schema.path("format").asString("").equals("date-time")
            || schema.path("pattern").asString("").startsWith("^\\d{4}-")) {
          fields.add(new TimeField(name, field.getKey()));
        }
      }
    }
    return fields;
  }

  private JsonNode schema(String operation) {
    return studio.bean(ToolFiles.class).of(operation).inputSchema();
  }

  @Test
  void operations_take_times() {
    assertThat(fields()).hasSizeGreaterThan(8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000-01-01",
        "0000-01-01T00:00:00Z",
        "1969-12-31T23:59:59Z",
        "300000-01-01T00:00:00Z",
        "+300000-01-01T00:00:00Z",
        "9999-12-31T23:59:59-18:00",
        "2026-02-30T00:00:00Z",
        "2026-13-01",
        "2026-12-31T23:59:60Z"
      })
  void a_time_that_nothing_can_be_done_with_is_named(String time) {
    for (TimeField field : fields()) {
      ObjectNode input = WireFormat.mapper().createObjectNode();
      for (JsonNode required : schema(field.operation()).path("required")) {
        input.set(required.asString(), customer.sample(field.operation(), required.asString()));
      }

      var refused = Tenant.host(studio).rest(field.operation(), input.put(field.name(), time));

      JsonNode error = WireFormat.mapper().readTree(refused.body()).path("error");
      assertThat(error.path("code").asString())
          .as("%s %s", field, error)
          .isEqualTo("validation_failed");
      assertThat(error.at("/details/fields"))
          .extracting(problem -> problem.path("path").asString())
          .containsExactly("/" + field.name());
    }
  }
}
