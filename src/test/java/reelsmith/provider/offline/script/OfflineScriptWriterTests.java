package reelsmith.provider.offline.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;
import reelsmith.provider.Gender;
import reelsmith.provider.ProviderFailure;
import reelsmith.provider.Script;
import reelsmith.provider.ScriptRequest;
import reelsmith.provider.VoiceFormat;

class OfflineScriptWriterTests {

  private static final Pattern DOUBLED_WORD = Pattern.compile("(?i)\\b(\\p{L}+)\\s+\\1\\b(?!')");
  private static final Pattern WRONG_ARTICLE =
      Pattern.compile(
          "(?i)\\ba (?=[aeio])(?!one|once|eu)\\p{L}+|\\ban (?=[^aeiou\\W\\d])(?!h(?:our|onest|eir))\\p{Ll}{3,}");
  private static final Pattern NOT_SPOKEN =
      Pattern.compile("[{}\\[\\]<>_*#|]| {2}|\\s[,.;?!]|[,;][.,;]|\\p{Cntrl}");
  private static final Set<String> MOODS =
      Set.of(
          "Dramatic",
          "Upbeat",
          "Calm",
          "Spooky",
          "Happy",
          "Sad",
          "Epic",
          "Mysterious",
          "Romantic",
          "Funny");

  @ParameterizedTest
  @ValueSource(longs = {42, 7, 2026})
  void all_nouns_of_an_idea_are_heard_or_seen(long seed) {
    var missing = new ArrayList<String>();
    for (var format : VoiceFormat.values()) {
      for (var film : FilmIdeas.TWENTY) {
        var told = new StringBuilder();
        write(request(film.idea(), 12, format, seed))
            .slides()
            .forEach(
                slide ->
                    told.append(slide.narration()).append(' ').append(slide.picture()).append(' '));

        film.nouns().stream()
            .filter(noun -> !stands(noun, told.toString()))
            .forEach(noun -> missing.add("%s in %s as %s".formatted(noun, film.idea(), format)));
      }
    }

    assertThat(missing).isEmpty();
  }

  /// As a word of its own, in the singular or the plural.
  private static boolean stands(String noun, String text) {
    return Pattern.compile("(?i)\\b" + Pattern.quote(noun) + "(?:s|es)?\\b").matcher(text).find();
  }

  @ParameterizedTest
  @ValueSource(longs = {42, 7, 2026})
  void no_sentence_stands_in_three_of_twenty_films(long seed) {
    var films = new HashMap<String, Set<String>>();

    for (var film : FilmIdeas.TWENTY) {
      for (var sentence :
          sentences(
              write(request(film.idea(), 12, VoiceFormat.NARRATED, seed + film.idea().length())))) {
        films.computeIfAbsent(sentence, _ -> new HashSet<>()).add(film.idea());
      }
    }

    var worn =
        films.entrySet().stream()
            .filter(entry -> entry.getValue().size() > 2)
            .map(java.util.Map.Entry::getKey);
    assertThat(worn).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(VoiceFormat.class)
  void a_film_is_written_in_clean_english_and_never_repeats_itself(VoiceFormat format) {
    for (int slides : new int[] {1, 4, 12, 30}) {
      for (var film : FilmIdeas.TWENTY) {
        var script = write(request(film.idea(), slides, format, slides));

        assertThat(script.slides()).hasSize(slides);
        assertThat(script.mood()).isIn(MOODS);
        assertThat(script.title()).isNotBlank().hasSizeLessThanOrEqualTo(100);
        assertClean(script);
        assertThat(sentences(script)).as(film.idea()).doesNotHaveDuplicates();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "12, 120", "12, 228", "12, 330", "12, 480", "10, 62", "30, 300", "30, 620", "20, 640", "5, 60",
    "3, 60", "2, 45", "1, 60",
  })
  void the_words_asked_for_are_met(int slides, int words) {
    for (var format : VoiceFormat.values()) {
      for (var film : FilmIdeas.TWENTY.subList(0, 5)) {
        var request =
            new ScriptRequest(film.idea(), slides, format, false, List.of(), "en", words, 900, 5);

        var script = write(request);

        assertThat((double) words(script))
            .as("%s as %s", film.idea(), format)
            .isCloseTo(words, within(words * 0.12));
      }
    }
  }

  @Test
  void narrations_stay_within_their_length() {
    for (int longest : new int[] {30, 60, 120, 240}) {
      for (var format : VoiceFormat.values()) {
        var request =
            new ScriptRequest(
                "A fox learns to read", 12, format, false, List.of(), "en", 200, longest, 3);

        assertThat(write(request).slides())
            .allSatisfy(slide -> assertThat(slide.narration()).hasSizeBetween(1, longest));
      }
    }
  }

  @Test
  void the_same_seed_tells_the_same_story_and_another_another() {
    var film = "A fox learns to read";

    assertThat(write(request(film, 12, VoiceFormat.NARRATED, 1)))
        .isEqualTo(write(request(film, 12, VoiceFormat.NARRATED, 1)));
    var different = new HashSet<List<String>>();
    for (int seed = 0; seed < 20; seed++) {
      different.add(
          write(request(film, 12, VoiceFormat.NARRATED, seed)).slides().stream()
              .map(Script.Slide::narration)
              .toList());
    }
    assertThat(different).hasSize(20);
  }

  @Test
  void an_empty_idea_gets_a_good_topic() {
    var stories = new HashSet<String>();

    for (int seed = 0; seed < 8; seed++) {
      var script = write(request(seed % 2 == 0 ? "  " : "!!! 123", 6, VoiceFormat.NARRATED, seed));
      stories.add(script.slides().getFirst().narration());
    }

    assertThat(stories).hasSizeGreaterThan(4);
  }

  @Test
  void every_slide_is_described_for_an_illustrator() {
    for (var film : FilmIdeas.TWENTY) {
      var script = write(request(film.idea(), 12, VoiceFormat.NARRATED, 9));
      var names = script.characters().stream().map(Script.Character::name).toList();

      assertThat(names).doesNotHaveDuplicates().isNotEmpty();
      assertThat(script.characters())
          .allSatisfy(character -> assertThat(character.look()).isNotBlank());
      assertThat(script.slides().getFirst().continuity()).isEmpty();
      assertThat(script.slides().subList(1, 12))
          .allSatisfy(slide -> assertThat(slide.continuity()).contains("scene before"));
      assertThat(script.slides())
          .allSatisfy(
              slide -> {
                assertThat(slide.picture()).contains("Setting: ").hasSizeLessThan(700);
                assertThat(names).containsAll(slide.visible());
              });
    }
  }

  @Test
  void a_narrated_story_is_told_by_the_narrator_alone() {
    var script = write(request("A fox learns to read", 12, VoiceFormat.NARRATED, 1));

    assertThat(script.slides()).extracting(Script.Slide::speaker).containsOnly(Script.NARRATOR);
  }

  @Test
  void a_monologue_has_one_speaker_who_says_i() {
    for (var film : FilmIdeas.TWENTY) {
      var script = write(request(film.idea(), 12, VoiceFormat.MONOLOGUE, 4));

      assertThat(script.slides())
          .extracting(Script.Slide::speaker)
          .containsOnly(script.characters().getFirst().name());
      var told = String.join(" ", script.slides().stream().map(Script.Slide::narration).toList());
      assertThat(told)
          .as(told)
          .containsPattern("\\b(I|my|me)\\b")
          .doesNotContainPattern("\\bI (is|has|I|does)\\b|\\b(with|at|to|of|for) I\\b");
    }
  }

  @Test
  void a_dialogue_takes_turns_and_is_spoken_by_its_cast() {
    for (int slides : new int[] {2, 7, 12, 29}) {
      for (var film : FilmIdeas.TWENTY) {
        var script = write(request(film.idea(), slides, VoiceFormat.DIALOGUE, slides));
        var speakers = script.slides().stream().map(Script.Slide::speaker).toList();
        var names = script.characters().stream().map(Script.Character::name).toList();

        assertThat(names).containsAll(speakers).doesNotContain(Script.NARRATOR);
        assertThat(Set.copyOf(speakers)).hasSizeGreaterThan(1);
        for (int index = 1; index < slides; index++) {
          assertThat(speakers.get(index))
              .as("%s, slide %d", film.idea(), index + 1)
              .isNotEqualTo(speakers.get(index - 1));
        }
      }
    }
  }

  @Test
  void a_narrator_speaks_in_a_dialogue_only_when_allowed() {
    var request =
        new ScriptRequest(
            "A fox learns to read", 12, VoiceFormat.DIALOGUE, true, List.of(), "en", null, 300, 1);

    var speakers = write(request).slides().stream().map(Script.Slide::speaker).toList();

    assertThat(speakers).contains(Script.NARRATOR);
    assertThat(speakers.stream().filter(name -> !name.equals(Script.NARRATOR)).distinct())
        .hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(VoiceFormat.class)
  void the_wished_cast_is_used_with_names_and_genders(VoiceFormat format) {
    var cast =
        List.of(
            new Script.Character("Zora", Gender.FEMALE, "30", "a red coat"),
            new Script.Character("Björn O'Leary", Gender.MALE, null, ""),
            new Script.Character("Sam", null, null, "a blue hat"),
            new Script.Character("Quill", Gender.MALE, "70", "a white beard"));
    var request =
        new ScriptRequest(
            "A baker and a thief share an umbrella", 12, format, false, cast, "en", null, 400, 8);

    var script = write(request);

    assertThat(script.characters())
        .extracting(Script.Character::name)
        .containsAll(List.of("Zora", "Björn O'Leary", "Sam", "Quill"));
    assertThat(script.characters().getFirst()).isEqualTo(cast.getFirst());
    assertThat(script.characters())
        .extracting(Script.Character::gender)
        .containsExactly(Gender.FEMALE, Gender.MALE, null, Gender.MALE);
    if (format == VoiceFormat.DIALOGUE) {
      assertThat(script.slides())
          .extracting(Script.Slide::speaker)
          .contains("Zora", "Björn O'Leary", "Sam", "Quill");
    }
  }

  @Test
  void other_languages_are_refused_with_a_way_out() {
    var request =
        new ScriptRequest(
            "Ein Fuchs", 12, VoiceFormat.NARRATED, false, List.of(), "de", null, 300, 1);

    StepVerifier.create(new OfflineScriptWriter().write(request))
        .expectErrorSatisfies(
            thrown -> {
              assertThat(thrown)
                  .isInstanceOf(ProviderFailure.class)
                  .hasMessageContaining("script.slides[]");
              assertThat(((ProviderFailure) thrown).reason())
                  .isEqualTo(ProviderFailure.Reason.UNSUPPORTED);
            })
        .verify();
  }

  @Test
  void nothing_in_an_idea_breaks_the_writer() {
    var random = new Random(11);
    var pieces =
        List.of(
            "{P}",
            "{{idea}}",
            "${x}",
            "%s %n",
            "\\",
            "\u0000",
            "\ud800",
            "🚀",
            "```",
            "who",
            "that",
            "the",
            "a",
            "'s",
            "I",
            "to",
            "be",
            "fox",
            "Anna",
            "sings",
            "in",
            "of",
            "and",
            ",",
            ".",
            "?",
            "\n",
            "<script>",
            "(((",
            "何か",
            "naïve",
            "12",
            "X",
            "two",
            "twins",
            "his",
            "what if");
    for (int round = 0; round < 80; round++) {
      var idea = new StringBuilder();
      for (int i = random.nextInt(14); i > 0; i--) {
        idea.append(pieces.get(random.nextInt(pieces.size())))
            .append(random.nextInt(4) == 0 ? "" : " ");
      }
      var format = VoiceFormat.values()[random.nextInt(3)];

      var script = write(request(idea.toString(), 1 + random.nextInt(30), format, round));

      assertThat(script.slides())
          .as(idea.toString())
          .allSatisfy(
              slide ->
                  assertThat(slide.narration() + slide.picture())
                      .isNotBlank()
                      .doesNotContainPattern("[{}\\p{Cntrl}\\p{Cs}]"));
    }
  }

  @Test
  void a_script_is_described_with_three_titles_and_hashtags() {
    for (var film : FilmIdeas.TWENTY) {
      var script = write(request(film.idea(), 12, VoiceFormat.NARRATED, 3));

      StepVerifier.create(new OfflineScriptWriter().describe(script, "en", 5))
          .assertNext(
              copy -> {
                assertThat(copy.titles()).hasSize(3).doesNotHaveDuplicates();
                assertThat(copy.titles())
                    .allSatisfy(
                        title -> assertThat(title).isNotBlank().hasSizeLessThanOrEqualTo(100));
                assertThat(copy.titles())
                    .anySatisfy(title -> assertThat(title).hasSizeLessThanOrEqualTo(40));
                assertThat(copy.description().split("#").length - 1).isBetween(3, 5);
              })
          .expectComplete()
          .verify();
    }
  }

  @Test
  void an_empty_script_can_be_described_too() {
    StepVerifier.create(
            new OfflineScriptWriter().describe(new Script("", List.of(), List.of(), ""), "en", 5))
        .assertNext(copy -> assertThat(copy.titles()).hasSize(3))
        .expectComplete()
        .verify();
  }

  private static void assertClean(Script script) {
    for (var slide : script.slides()) {
      var text = slide.narration();
      assertThat(text).doesNotContainPattern(NOT_SPOKEN).doesNotContainPattern(WRONG_ARTICLE);
      assertThat(text).matches("(?s)^[\\p{Lu}\\p{N}\"'].*[.!?\"…]$");
      assertThat(slide.picture())
          .doesNotContainPattern("[{}]| {2}")
          .doesNotContainPattern(WRONG_ARTICLE);
      assertThat(
              DOUBLED_WORD
                  .matcher(text)
                  .results()
                  .map(found -> found.group(1).toLowerCase(Locale.ROOT)))
          .as(text)
          .isSubsetOf("had", "that", "no", "there", "ninety");
    }
  }

  private static List<String> sentences(Script script) {
    var sentences = new ArrayList<String>();
    for (var slide : script.slides()) {
      for (var sentence : slide.narration().split("(?<=[.!?]\"?)(?<!Dr\\.) ")) {
        sentences.add(
            sentence.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip());
      }
    }
    // Exclamations of a word or two may come again, as they do in speech.
    return sentences.stream().filter(sentence -> sentence.split(" ").length > 3).toList();
  }

  private static int words(Script script) {
    return script.slides().stream().mapToInt(slide -> slide.narration().split("\\s+").length).sum();
  }

  private static ScriptRequest request(String idea, int slides, VoiceFormat format, long seed) {
    return new ScriptRequest(idea, slides, format, false, List.of(), "en", null, 400, seed);
  }

  private static Script write(ScriptRequest request) {
    var scripts = new ArrayList<@Nullable Script>();
    StepVerifier.create(new OfflineScriptWriter().write(request))
        .consumeNextWith(scripts::add)
        .expectComplete()
        .verify();
    return java.util.Objects.requireNonNull(scripts.getFirst());
  }

  @Test
  void a_script_in_another_language_is_described_in_its_own_words() {
    var slide =
        new Script.Slide("Narrator", "Лиса нашла фонарь. Он ещё горел.", "A fox", "", List.of());
    var script = new Script("Лиса и фонарь", List.of(), List.of(slide), "Calm");

    var copy = new OfflineScriptWriter().describe(script, "ru", 5);

    StepVerifier.create(copy)
        .assertNext(
            written -> {
              assertThat(written.titles()).contains("Лиса и фонарь", "Лиса нашла фонарь");
              assertThat(written.description()).startsWith("Лиса нашла фонарь.");
            })
        .verifyComplete();
  }
}
