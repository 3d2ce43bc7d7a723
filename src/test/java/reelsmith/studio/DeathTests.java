package reelsmith.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.studio.TestStudio.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reelsmith.doctor.Finding;
import reelsmith.doctor.HealthCheck;
import reelsmith.studio.MortalStages.Death;
import reelsmith.studio.MortalStages.Moment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Films whose workers are killed at chosen moments, each by a `kill -9` of a process of its own.
/// The first test is for every day, about 50 seconds; the others take minutes.
class DeathTests {

  private static TestStudio studio;
  private static Wreck wreck;

  @BeforeAll
  static void startStudio() {
    studio = new TestStudio(TestStudio.temporaryFolder(), "--reelsmith.engine.works=false");
    wreck = new Wreck(studio);
  }

  @AfterAll
  static void stopStudio() {
    studio.close();
  }

  @Test
  void a_film_survives_deaths_while_it_is_drawn_encoded_and_joined() {
    assertSurvives(
        List.of(
            new Death("slides", Moment.KEPT),
            new Death("segments", Moment.ENCODING),
            new Death("film", Moment.JOINING)));
  }

  @Test
  @Tag("long")
  void a_film_survives_a_death_at_every_boundary_and_in_the_middle_of_every_stage() {
    var deaths = new ArrayList<Death>();
    for (String stage :
        List.of(
            "script",
            "narration",
            "timing",
            "character_sheet",
            "slides",
            "music",
            "metadata",
            "segments",
            "sound",
            "film")) {
      for (Moment moment : List.of(Moment.BEGUN, Moment.MAKING, Moment.KEPT, Moment.DONE)) {
        deaths.add(new Death(stage, moment));
      }
    }
    deaths.add(new Death("segments", Moment.ENCODING));
    deaths.add(new Death("sound", Moment.ENCODING));
    deaths.add(new Death("film", Moment.ENCODING));
    deaths.add(new Death("film", Moment.JOINING));

    assertSurvives(deaths);
  }

  @Test
  @Tag("long")
  void a_stage_that_kills_every_process_fails_its_run_and_the_next_worker_lives() {
    Customer customer = Customer.with(studio, 10_000);
    long video = customer.create(film());
    var always = new Death("music", Moment.MAKING);

    for (int death = 1; death <= 3; death++) {
      diesAt(Set.of(always));
    }
    TestStudio heir = new TestStudio(studio.home(), shortLeases());
    try {
      JsonNode failed = customer.finished(video);
      long other = customer.create(film());
      JsonNode film = customer.finished(other);

      assertThat(failed.required("status").asString()).isEqualTo("failed");
      assertThat(failed.at("/pipeline_error/code").asString()).isEqualTo("stage_crashed");
      assertThat(failed.at("/pipeline_error/step").asString()).isEqualTo("music");
      assertThat(failed.at("/pipeline_error/hint").asString()).isNotBlank();
      assertThat(film.required("status").asString()).isEqualTo("completed");
      assertThat(customer.held()).isZero();
      assertThat(customer.mistakes()).isEmpty();
      wreck.assertNothingStays();
    } finally {
      heir.close();
    }
  }

  /// One film, whose workers die one after the other until none of the moments is left; then a last
  /// one finishes it.
  private static void assertSurvives(List<Death> deaths) {
    Customer customer = Customer.with(studio, 10_000);
    long video = customer.create(film());
    Set<Death> left = new LinkedHashSet<>(deaths);
    Map<Death, Wreck.Kept> kept = new LinkedHashMap<>();

    while (!left.isEmpty()) {
      Death death = diesAt(left);
      left.remove(death);
      kept.put(death, wreck.kept(video));
    }
    assertDoctorFindsTheDead();
    TestStudio heir = new TestStudio(studio.home(), MortalWorker.settings());
    try {
      JsonNode film = customer.finished(video);

      wreck.assertIntact(film);
      kept.forEach((death, then) -> wreck.assertStillKept(video, then, death.toString()));
      wreck.assertEndedOnce(video);
      wreck.assertNothingStays();
      assertThat(customer.bills(video)).matches("\\d+ held, [1-9]\\d* used, \\d+ back");
      assertThat(customer.held()).isZero();
      assertThat(customer.mistakes()).isEmpty();
    } finally {
      heir.close();
    }
  }

  private static void assertDoctorFindsTheDead() {
    HealthCheck check = studio.bean("workersCheck", HealthCheck.class);
    TestStudio.await(
        () -> check.examine().map(found -> found.message().contains("lost theirs")).block());
    studio.sql("update worker set seen_at = seen_at - interval '1 minute'");

    Finding finding = Objects.requireNonNull(check.examine().block(TestStudio.PATIENCE));

    assertThat(finding.outcome()).isEqualTo(Finding.Outcome.WARNING);
    assertThat(finding.message()).startsWith("none lives; 1 stages lost theirs");
    assertThat(finding.whatToDo()).startsWith("Start one with ./reelsmith worker or serve");
  }

  private static Death diesAt(Set<Death> deaths) {
    try (var doomed = MortalWorker.start(studio.home(), deaths)) {
      assertThat(TestStudio.comesTrue(doomed::isDead)).as("%s did not come", deaths).isTrue();
      return doomed.death();
    }
  }

  private static String[] shortLeases() {
    return Stream.of(MortalWorker.settings())
        .filter(setting -> !setting.contains("crashes"))
        .toArray(String[]::new);
  }

  /// With something to make for every stage: somebody is drawn, and words have to be timed.
  static ObjectNode film() {
    return json(
        """
        {'voice': {'enabled': true}, 'music': {'enabled': true}, 'script': {
          'characters': [{'name': 'Ann', 'description': 'a red coat'}],
          'slides': [
            {'narration': 'One. The lighthouse blinks (mumbles).', 'speaker': 'Ann',
             'picture': 'Ann at a lighthouse at night'},
            {'narration': 'Two. A boat comes home.', 'picture': 'a small boat at dawn'}]}}
        """);
  }
}
