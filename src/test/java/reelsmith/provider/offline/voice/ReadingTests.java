package reelsmith.provider.offline.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelsmith.provider.ProviderFailure;

class ReadingTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          He paid $1,250.50 today.        | He paid one thousand two hundred fifty dollars and fifty cents today.
          It raised $1.2 million.         | It raised one point two million dollars.
          my $5M deal for 50¢ or €3       | my five million dollars deal for fifty cents or three euros
          20% off                         | twenty percent off
          On June 5th, 2024, it rained    | On June fifth, twenty twenty four, it rained
          due 2024-06-05 or 12/25/1999    | due June fifth, twenty twenty four or December twenty fifth, nineteen ninety nine
          In 2006 and in 1905             | In two thousand six and in nineteen oh five
          1914-1918                       | nineteen fourteen to nineteen eighteen
          at 7:30 p.m. or 7:05 or 7:00    | at seven thirty P M or seven oh five or seven o'clock
          at 8am                          | at eight A M
          the '90s and 1980s              | the nineties and nineteen eighties
          the 21st, 2nd and 113th         | the twenty first, second and one hundred thirteenth
          3/4 of 1½ cups, 24/7            | three quarters of one and one half cups, twenty four seven
          10-20 km at 5°C                 | ten to twenty kilometers at five degrees celsius
          1 kg and 2 kg                   | one kilogram and two kilograms
          -7 or 3.14 or .5                | minus seven or three point one four or zero point five
          007 and 1,000,000               | zero zero seven and one million
          Call 555-123-4567!              | Call five five five, one two three, four five six seven!
          #1 and #winning by @ann         | number one and hashtag winning by at ann
          Mr. O'Brien vs. Dr. Ann         | mister O'Brien versus doctor Ann
          Elm Dr. and St. John            | Elm drive and saint John
          e.g. the U.S. Army              | for example the U S Army
          see No. 5                       | see number five
          I say no. Go!                   | I say no. Go!
          THE FBI SAID STOP               | the F B I said stop
          NASA's CEOs use 4K TVs          | NASA's C E O's use four K T V's
          World War II and Henry VIII     | World War two and Henry the eighth
          MP3, COVID-19, B2B, 3D          | M P three, covid nineteen, B two B, three D
          YouTube on my iPhone            | You Tube on my I Phone
          a well-known “fact”             | a well known fact
          midnight—but… then              | midnight, but, then
          Wait... Who?!                   | Wait. Who?
          rock & roll (live)              | rock and roll, live,
          café naïve Müller Straße        | cafe naive Muller Strasse
          sooo good, nooo                 | so good, no
          see www.example.com/docs.       | see example dot com slash docs.
          to joe.smith@example.co.uk now  | to joe dot smith at example dot co dot U K now
          🎉 Wow 🎉 *bold*                 | Wow bold
          ５ ＡＢ                            | five A B
          """)
  void writing_is_read_the_way_people_say_it(String written, String said) {
    var reading = Reading.of(written);

    assertThat(spoken(reading)).isEqualTo(said);
  }

  @Test
  void every_written_word_is_kept_with_its_punctuation() {
    var reading = Reading.of(" “Stop!” she—Ann—said,\n  for $5 … ");

    assertThat(reading.tokens()).isEqualTo(List.of("“Stop!”", "she—Ann—said,", "for", "$5", "…"));
    assertThat(reading.words()).extracting(ReadingWord::token).containsExactly(0, 1, 1, 1, 2, 3, 3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Привет", "Ωμέγα", "你好世界", "שלום", "नमस्ते", "สวัสดี", "ʃiː"})
  void a_word_in_another_script_is_refused_by_name(String word) {
    assertThatThrownBy(() -> Reading.of("She said " + word + " and left"))
        .isInstanceOfSatisfying(
            ProviderFailure.class,
            failure -> assertThat(failure.reason()).isEqualTo(ProviderFailure.Reason.UNSUPPORTED))
        .hasMessageContaining(word)
        .hasMessageContaining("English")
        .hasMessageContaining("voice.enabled=false");
  }

  private static String spoken(Reading reading) {
    return reading.words().stream()
        .map(word -> word.spelling() + word.pause().mark())
        .collect(Collectors.joining(" "));
  }
}
