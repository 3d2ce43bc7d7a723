package reelsmith.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelsmith.provider.PlainSpeech.LeftOut;

class PlainSpeechTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "Hello there.|Hello there.",
        "**Bold** and *soft* and ***both***|Bold and soft and both",
        "__Bold__ and _soft_ but snake_case stays|Bold and soft but snake_case stays",
        "~~gone~~ `code` stays|gone code stays",
        "A [link](https://example.com/a_b) in text|A link in text",
        "![a cat](cat.png) sleeps|a cat sleeps",
        "Go to https://example.com/x?y=1 now.|Go to now.",
        "Rocket 🚀 to the moon 🌙!|Rocket to the moon!",
        "Family 👨‍👩‍👧‍👦 and flag 🇩🇪 and 5️⃣|Family and flag and 5",
        "Five * three is 5*3|Five * three is 5*3",
        "Don’t “quote” me — ever…|Don’t “quote” me — ever…",
        "Is it <b>real</b>?|Is it real?",
        "Tom &amp; Jerry|Tom & Jerry",
        "She paid $5.50 (really)!|She paid $5.50 (really)!",
        "7. That was the number.|7. That was the number.",
        "Ça coûte 3 € à Köln|Ça coûte 3 € à Köln",
        "می‌خواهم|می‌خواهم",
        "a\\*b|a*b",
        "#1 fan of C#|#1 fan of C#",
        "If x<y and z>w then stop.|If x<y and z>w then stop.",
        "Hello <name>, a<b and c>d|Hello <name>, a<b and c>d",
        "I <3 you --> me <!-- still|I <3 you --> me <!-- still",
        "<speak><break/>One <break time='1s'/>two</speak>|One two",
        "<speak xmlns='http://www.w3.org/2001/10/synthesis'>Hi <a href=x>there</a></speak>|Hi there",
        "No <!-- a <b>note</b> --> notes|No notes",
        "odd   \u00a0 \u2003white\u200b space|odd white space",
      })
  void markup_goes_and_words_stay(String typed, String spoken) {
    assertThat(PlainSpeech.of(typed)).isEqualTo(spoken);
  }

  @Test
  void what_people_may_miss_is_said() {
    assertThat(PlainSpeech.leftOut("If x<y and z>w, **stop** [here](https://a.b)!")).isEmpty();
    assertThat(PlainSpeech.leftOut("<b>Hush!</b>")).containsExactly(LeftOut.TAGS);
    assertThat(PlainSpeech.leftOut("See https://a.b/c.")).containsExactly(LeftOut.ADDRESSES);
    assertThat(PlainSpeech.leftOut("😀😀😀")).containsExactly(LeftOut.EMOJI);
    assertThat(PlainSpeech.leftOut("naïve\u200b 3 € — “so”…")).isEmpty();
  }

  @Test
  void headings_items_and_paragraphs_end_with_a_pause() {
    var typed = "# The plan\n\n1. Wake up\n2. Eat cake!\n- [x] Sleep\n\n> Well,\n> maybe not";

    var spoken = PlainSpeech.of(typed);

    assertThat(spoken).isEqualTo("The plan. Wake up. Eat cake! Sleep. Well, maybe not");
  }

  @Test
  void tables_and_code_fences_become_words() {
    var typed = "| a | b |\n|---|---|\n| c | d |\n\n```java\nrun();\n```\nend";

    var spoken = PlainSpeech.of(typed);

    assertThat(spoken).contains("a, b").contains("c, d").contains("run();").endsWith("end");
    assertThat(spoken).doesNotContain("|", "```", "---");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "🚀🚀",
        "***",
        "---",
        "https://example.com",
        "!!!",
        "\u0000\u0007",
        "<br>"
      })
  void a_text_without_words_is_empty(String typed) {
    assertThat(PlainSpeech.of(typed)).isEmpty();
  }

  @Test
  void any_text_becomes_one_clean_line_and_stays_so() {
    var random = new Random(7);
    var alphabet = "ab Z9 *_~`#>|[]()!<&;-\\\n\t\u0000\u0001\u200d\ufe0f🚀é\ud800.,'\"";

    for (int round = 0; round < 3_000; round++) {
      var typed = new StringBuilder();
      for (int i = random.nextInt(60); i > 0; i--) {
        typed.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      var spoken = PlainSpeech.of(typed.toString());

      assertThat(spoken).doesNotContainPattern("[\\p{Cc}\\p{Cs}]|  ").isEqualTo(spoken.strip());
    }
  }

  @Test
  void a_long_hostile_text_is_read_quickly() {
    var typed = "*a[".repeat(3_000) + "<".repeat(3_000) + "_ ".repeat(3_000);

    assertThat(PlainSpeech.of(typed)).contains("a");
  }
}
