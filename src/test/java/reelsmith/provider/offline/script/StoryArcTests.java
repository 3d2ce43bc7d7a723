package reelsmith.provider.offline.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reelsmith.provider.Fidelity;
import reelsmith.provider.Script;
import reelsmith.provider.ScriptRequest;
import reelsmith.provider.VoiceFormat;

/// Whether a film is about its idea from the first slide to the last.
class StoryArcTests {

  @ParameterizedTest
  @ValueSource(longs = {1, 42, 2026})
  void an_idea_carries_through_the_whole_film(long seed) {
    for (var film : FilmIdeas.CARRIED) {
      var told = told(film.idea(), 12, seed);

      long about = told.stream().filter(line -> names(line, film.nouns())).count();
      long late = told.subList(8, 12).stream().filter(line -> names(line, film.nouns())).count();

      assertThat(about).as("%s: %s", film.idea(), told).isGreaterThanOrEqualTo(8);
      assertThat(late).as("%s: %s", film.idea(), told).isPositive();
    }
  }

  @Test
  void an_ending_the_idea_states_is_how_the_story_ends() {
    for (int seed = 0; seed < 8; seed++) {
      var told = String.join(" ", told("A grandmother races snails and finally wins", 6, seed));

      assertThat(told).contains("finally won").doesNotContain("wins");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "How photosynthesis works, explained in 60 seconds",
        "Our coffee shop opens on Friday: come for free croissants"
      })
  void what_is_no_story_is_said_as_the_caller_said_it(String idea) {
    var told = String.join(" ", told(idea, 8, 3)).toLowerCase(Locale.ROOT);

    assertThat(told)
        .containsAnyOf("how photosynthesis works", "our coffee shop opens on friday")
        .doesNotContain("worked", "opened", "their coffee");
  }

  @Test
  void different_ideas_tell_different_stories_with_one_seed() {
    var stories = new HashSet<List<String>>();

    for (var idea : List.of("A robot paints", "A robot dances", "A robot sings", "A robot swims")) {
      stories.add(
          told(idea, 12, 9).stream()
              .map(
                  line ->
                      line.replaceAll("(?i)paint|danc|sing|swim", "_")
                          .replaceAll("\\b\\p{Lu}\\p{L}+", "N"))
              .toList());
    }

    assertThat(stories).hasSize(4);
  }

  @Test
  void no_line_speaks_of_a_moment_that_was_left_out() {
    for (int slides = 1; slides <= 30; slides++) {
      for (var film : FilmIdeas.CARRIED.subList(slides % 4, slides % 4 + 4)) {
        var told = String.join(" ", told(film.idea(), slides, slides));
        boolean laughed =
            told.contains("laughed at")
                || told.contains("can't be done")
                || told.contains("no book about")
                || told.contains("could not answer")
                || told.contains("No book could")
                || told.contains("had doubts");

        if (told.contains("laughed anymore") || told.contains("they were right about me")) {
          assertThat(laughed).as("%s in %d slides: %s", film.idea(), slides, told).isTrue();
        }
        if (told.contains("second attempt")) {
          assertThat(told)
              .as("%d slides", slides)
              .containsPattern("first|started|breath|tried|day one");
        }
      }
    }
  }

  @Test
  void what_a_line_may_refer_to_comes_earlier_in_its_plot() {
    for (var plot : Plot.ALL) {
      var earlier = new HashSet<String>();
      for (var moment : plot.moments()) {
        for (var lines : List.of(moment.told(), moment.byHero(), moment.byOther())) {
          assertThat(lines).as("%s %s", plot.name(), moment.name()).isNotEmpty();
          for (var line : lines) {
            for (var condition : line.conditions()) {
              if (condition.startsWith("after:")) {
                assertThat(earlier)
                    .as(line.text())
                    .contains(condition.substring("after:".length()));
              }
            }
          }
        }
        earlier.add(moment.name());
      }
    }
  }

  @Test
  void a_script_of_ready_made_sentences_does_not_call_itself_exact() {
    assertThat(write("A robot who learns to paint", 4, 1).fidelity())
        .isEqualTo(Fidelity.APPROXIMATED);
  }

  private static boolean names(String line, List<String> words) {
    var lower = line.toLowerCase(Locale.ROOT);
    return words.stream().anyMatch(lower::contains);
  }

  private static List<String> told(String idea, int slides, long seed) {
    return write(idea, slides, seed).slides().stream().map(Script.Slide::narration).toList();
  }

  private static Script write(String idea, int slides, long seed) {
    var request =
        new ScriptRequest(
            idea, slides, VoiceFormat.NARRATED, false, List.of(), "en", null, 400, seed);
    return Objects.requireNonNull(new StoryBuilder(request).build());
  }
}
