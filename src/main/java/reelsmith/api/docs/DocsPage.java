package reelsmith.api.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;
import reelsmith.api.DoorSettings;
import reelsmith.operation.IdempotencyRule;

/// The documentation as one page that people and language models can read as it is: plain HTML, no
/// scripts. Its prose stands in `docs/page.html`; the operations are derived.
final class DocsPage {

  private final String template = resource("/docs/page.html");
  private final String style = resource("/docs/page.css");
  private final DoorSettings settings;
  private final List<RestView> operations;

  DocsPage(DoorSettings settings, List<RestView> operations) {
    this.settings = settings;
    this.operations = operations;
  }

  /// @param base where the reader reaches this server, for the examples
  String html(String base) {
    Map<String, String> parts =
        Map.of(
            "base", escaped(base),
            "contents", each(DocsPage::entry),
            "errors", errors(),
            "key_header", escaped(settings.keyHeader()),
            "operations", each(view -> article(view, base)),
            "pipeline_errors", pipelineErrors(),
            "style", style);
    String page = template;
    for (var part : parts.entrySet()) {
      page = page.replace("{{%s}}".formatted(part.getKey()), part.getValue());
    }
    return page;
  }

  private String each(Function<RestView, String> part) {
    return operations.stream().map(part).collect(Collectors.joining("\n"));
  }

  private static String errors() {
    return ErrorCodes.ALL.stream()
        .map(
            error ->
                "<tr><td><code>%s</code></td><td>%d</td><td>%s</td></tr>"
                    .formatted(error.code(), error.status(), escaped(error.advice())))
        .collect(Collectors.joining("\n"));
  }

  private static String pipelineErrors() {
    return PipelineErrorCodes.ALL.stream()
        .map(
            error ->
                "<tr><td><code>%s</code></td><td>%s</td></tr>"
                    .formatted(error.code(), escaped(error.advice())))
        .collect(Collectors.joining("\n"));
  }

  private static String entry(RestView view) {
    return "<li><a href=\"#%1$s\"><code>%1$s</code></a> %2$s</li>"
        .formatted(escaped(view.spec().name()), escaped(view.spec().title()));
  }

  private static String article(RestView view, String base) {
    return """
        <article id="%s">
        <h3>%s</h3>
        <p class="route"><b class="%s">%s</b> <code>%s</code></p>
        <p>%s</p>
        <p class="facts">MCP tool <code>%s</code> · success is %d%s</p>
        %s
        <pre><code>%s</code></pre>
        <details><summary>The answer</summary>
        %s
        </details>
        </article>
        """
        .formatted(
            escaped(view.spec().name()),
            escaped(view.spec().title()),
            view.route().method().name().toLowerCase(Locale.ROOT),
            view.route().method(),
            escaped(view.route().path()),
            escaped(view.spec().description().strip()),
            escaped(view.spec().name()),
            view.route().status(),
            idempotency(view.spec().idempotency()),
            inputTable(view),
            escaped(ExampleCall.curl(view, base)),
            FieldTable.html(FieldTable.fields(view.answer()), field -> ""));
  }

  private static String inputTable(RestView view) {
    List<FieldTable.Field> fields = FieldTable.fields(view.input());
    if (fields.isEmpty()) {
      return "<p>Takes nothing.</p>";
    }
    return FieldTable.html(fields, field -> place(view, field));
  }

  private static String place(RestView view, String field) {
    if (view.isInPath(field)) {
      return " in the path";
    }
    return view.hasBody() ? "" : " in the query";
  }

  private static String idempotency(IdempotencyRule rule) {
    return switch (rule) {
      case NONE -> "";
      case ACCEPTED, ONCE -> " · takes an <code>Idempotency-Key</code>";
      case REQUIRED -> " · needs an <code>Idempotency-Key</code>";
    };
  }

  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(text);
  }

  private static String resource(String path) {
    try (InputStream file = DocsPage.class.getResourceAsStream(path)) {
      if (file == null) {
        throw new IllegalStateException("There is no " + path);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
