package reelsmith.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import reelsmith.api.TestDoors;
import reelsmith.api.TestDoors.Answer;
import reelsmith.operation.OperationCatalog;
import tools.jackson.databind.JsonNode;

class DocsRoutesTests {

  private final TestDoors doors = TestDoors.open();

  @Test
  void openapi_has_every_operation_at_its_route() {
    JsonNode paths = doors.send(doors.stranger("/openapi.json")).json().path("paths");

    for (var operation : doors.bean(OperationCatalog.class).all()) {
      var route = operation.spec().route();
      assertThat(
              paths
                  .path(route.path())
                  .path(route.method().name().toLowerCase(Locale.ROOT))
                  .path("operationId")
                  .asString(""))
          .isEqualTo(operation.spec().name());
    }
  }

  @Test
  void openapi_takes_the_flat_input_apart() {
    JsonNode document = doors.send(doors.stranger("/openapi.json")).json();

    JsonNode shapes = document.at("/paths/~1api~1v1~1toys~1{toy_id}~1shapes/post");
    assertThat(shapes.at("/parameters/0/in").stringValue()).isEqualTo("path");
    assertThat(shapes.at("/parameters/1/name").stringValue()).isEqualTo("Idempotency-Key");
    JsonNode body = shapes.at("/requestBody/content/application~1json/schema");
    assertThat(body.path("properties").propertyNames())
        .contains("seed", "drawing")
        .doesNotContain("toy_id", "idempotency_key");
    assertThat(body.path("required").toString()).contains("seed").doesNotContain("toy_id");
    JsonNode count = document.at("/paths/~1api~1v1~1toys/get");
    assertThat(count.path("parameters").findValuesAsString("in")).containsOnly("query");
    assertThat(count.at("/parameters/0/required").booleanValue()).isTrue();
    assertThat(document.at("/paths/~1api~1v1~1toys/post/responses").propertyNames())
        .containsExactly("202", "4XX", "5XX");
  }

  @Test
  void every_reference_in_openapi_leads_somewhere() {
    JsonNode document = doors.send(doors.stranger("/openapi.json")).json();

    assertThat(document.findValuesAsString("$ref"))
        .isNotEmpty()
        .allSatisfy(ref -> assertThat(document.at(ref.substring(1)).isObject()).isTrue());
  }

  @Test
  void the_page_names_every_route_and_every_field() {
    String page = doors.send(doors.stranger("/docs")).text();

    for (var operation : doors.bean(OperationCatalog.class).all()) {
      assertThat(page).contains("<code>%s</code>".formatted(operation.spec().route().path()));
    }
    assertThat(page)
        .contains("<code>drawing.caption</code>", "<code>details[].paper_size</code>")
        .contains("list of string; 2 to 3 entries", "integer; 1 to 30; default 2")
        .contains(doors.base() + "/api/v1/toys?limit=1")
        .doesNotContain("{{", "<script");
  }

  @Test
  void the_page_has_an_anchor_for_every_link_in_it() {
    String page = doors.send(doors.stranger("/docs")).text();

    var links = Pattern.compile("href=\"#([^\"]+)\"").matcher(page).results();
    assertThat(links.map(link -> link.group(1)))
        .hasSizeGreaterThan(8)
        .allSatisfy(anchor -> assertThat(page).contains("id=\"%s\"".formatted(anchor)));
  }

  @Test
  void the_root_leads_to_the_page() {
    Answer answer = doors.send(doors.stranger("/"));

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("Location")).isEqualTo("/docs");
  }
}
