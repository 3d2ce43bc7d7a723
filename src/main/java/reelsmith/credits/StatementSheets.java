package reelsmith.credits;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/// Sheets of paper with rows of five columns, a new sheet whenever one is full.
///
/// Fonts are embedded: the standard ones make the library look through all fonts of the machine.
/// What no font can show is written as its code point, `[U+1F600]`.
final class StatementSheets implements AutoCloseable {

  private static final List<String> FONTS =
      List.of(
          "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf",
          "/fonts/noto-sans/NotoSans_700Bold.ttf");

  private static final float MARGIN = 48;
  private static final float LEADING = 16;
  private static final float SIZE = 9;
  private static final float TITLE_SIZE = 16;

  private static final float NUMBER_RIGHT = 190;
  private static final float WHAT_LEFT = 202;
  private static final float WHAT_RIGHT = 420;
  private static final float CHANGE_RIGHT = 482;
  private static final float BALANCE_RIGHT = PDRectangle.A4.getWidth() - MARGIN;

  private final PDDocument document;
  private final List<PDFont> fonts = new ArrayList<>();
  private @Nullable PDPageContentStream sheet;
  private float y;
  private int number;

  StatementSheets(PDDocument document) throws IOException {
    this.document = document;
    for (String font : FONTS) {
      try (InputStream file =
          Objects.requireNonNull(StatementSheets.class.getResourceAsStream(font), font)) {
        fonts.add(PDType0Font.load(document, file, true));
      }
    }
  }

  void title(String text) throws IOException {
    PDPageContentStream page = page(TITLE_SIZE + LEADING);
    write(page, text, MARGIN, TITLE_SIZE);
  }

  void line(String text) throws IOException {
    write(page(LEADING), text, MARGIN, SIZE);
  }

  void row(String time, String count, String what, String change, String balance)
      throws IOException {
    List<String> lines = wrapped(what);
    PDPageContentStream page = page(LEADING);
    write(page, time, MARGIN, SIZE);
    writeEndingAt(page, count, NUMBER_RIGHT);
    write(page, lines.getFirst(), WHAT_LEFT, SIZE);
    writeEndingAt(page, change, CHANGE_RIGHT);
    writeEndingAt(page, balance, BALANCE_RIGHT);
    for (String more : lines.subList(1, lines.size())) {
      write(page(LEADING), more, WHAT_LEFT, SIZE);
    }
  }

  @Override
  public void close() throws IOException {
    if (sheet != null) {
      sheet.close();
    }
  }

  /// The sheet with room for something of that height, the pen below what stands there.
  private PDPageContentStream page(float height) throws IOException {
    PDPageContentStream current = sheet;
    if (current == null || y - height < MARGIN) {
      close();
      var page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      current = new PDPageContentStream(document, page);
      sheet = current;
      number++;
      y = MARGIN / 2;
      writeEndingAt(current, "Page " + number, BALANCE_RIGHT);
      y = PDRectangle.A4.getHeight() - MARGIN;
    }
    y -= height;
    return current;
  }

  private void writeEndingAt(PDPageContentStream page, String text, float right)
      throws IOException {
    float width = 0;
    for (Run run : runs(text)) {
      width += run.width();
    }
    write(page, text, right - width, SIZE);
  }

  private void write(PDPageContentStream page, String text, float x, float size)
      throws IOException {
    page.beginText();
    page.newLineAtOffset(x, y);
    for (Run run : runs(text)) {
      page.setFont(run.font(), size);
      page.showText(run.text());
    }
    page.endText();
  }

  /// Breaks a text where it would be too wide for its column, between words where it has any.
  private List<String> wrapped(String text) throws IOException {
    List<String> lines = new ArrayList<>();
    var line = new StringBuilder();
    float width = 0;
    for (int point : text.codePoints().toArray()) {
      float wide = runs(Character.toString(point)).getFirst().width();
      if (width + wide > WHAT_RIGHT - WHAT_LEFT && !line.isEmpty()) {
        int space = line.lastIndexOf(" ");
        int end = space > 0 ? space : line.length();
        String rest = line.substring(end).strip();
        lines.add(line.substring(0, end));
        line.setLength(0);
        line.append(rest);
        width = 0;
        for (Run run : runs(rest)) {
          width += run.width();
        }
      }
      line.appendCodePoint(point);
      width += wide;
    }
    lines.add(line.toString());
    return lines;
  }

  /// A piece of text that one font can show.
  private record Run(PDFont font, String text) {

    float width() throws IOException {
      return font.getStringWidth(text) / 1000 * SIZE;
    }
  }

  private List<Run> runs(String text) {
    List<Run> runs = new ArrayList<>();
    text.codePoints()
        .mapToObj(this::run)
        .forEach(
            run -> {
              if (!runs.isEmpty() && runs.getLast().font() == run.font()) {
                Run before = runs.removeLast();
                runs.add(new Run(run.font(), before.text() + run.text()));
              } else {
                runs.add(run);
              }
            });
    return runs;
  }

  private Run run(int codePoint) {
    String text = Character.toString(codePoint);
    return fonts.stream()
        .filter(font -> shows(font, text))
        .findFirst()
        .map(font -> new Run(font, text))
        .orElseGet(() -> new Run(fonts.getFirst(), "[U+%04X]".formatted(codePoint)));
  }

  private static boolean shows(PDFont font, String text) {
    try {
      font.encode(text);
      return true;
    } catch (IllegalArgumentException | IOException cannot) {
      return false;
    }
  }
}
