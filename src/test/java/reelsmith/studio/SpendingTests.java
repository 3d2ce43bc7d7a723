package reelsmith.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.studio.TestStudio.json;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.r2dbc.core.DatabaseClient;
import reelsmith.operation.AccountId;
import reelsmith.operation.Identity;
import reelsmith.operation.OperationFailure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What films cost an account that pays for them, however they end: the whole product; about 20
/// seconds.
class SpendingTests {

  private final TestStudio studio = TestStudio.open();
  private final Customer customer = Customer.with(studio, 200);
  private final String mark = UUID.randomUUID().toString().substring(0, 8);

  @Test
  void a_film_with_voices_costs_what_its_events_cost_and_the_estimate_is_what_is_held() {
    ObjectNode brief =
        json(
            """
            {'script': {'slides': [
              {'narration': 'The lighthouse blinked.', 'picture': 'a lighthouse at night'},
              {'narration': 'Nobody saw it.', 'picture': 'a grey beach'}]}}
            """);
    long estimate = customer.estimate(brief);

    long video = customer.create(brief);
    JsonNode film = customer.finished(video);

    assertThat(film.required("status").asString()).as(film.toString()).isEqualTo("completed");
    assertThat(estimate).isEqualTo(20 + 2 + 3 + 30);
    // The offline narrator tells when each word is heard, so nothing is transcribed.
    assertThat(customer.bills(video)).isEqualTo("55 held, 52 used, 3 back");
    assertThat(customer.charges(video))
        .isEqualTo(
            "image.generate 2 (20), metadata.generate 1 (0), narration.generate 2 (2), render 1"
                + " (30)");
    assertThat(customer.available()).isEqualTo(200 - 52);
    assertThat(customer.mistakes()).isEmpty();
  }

  @Test
  void a_written_script_is_charged_by_what_was_spoken_and_the_render_later_by_itself() {
    ObjectNode brief =
        json(
            """
            {'prompt': 'A fox learns to swim.', 'preview_only': true,
             'script': {'images_requested': 2}}
            """);
    long estimate = customer.estimate(brief);

    long video = customer.create(brief);
    JsonNode preview = customer.finished(video);
    long spoken = unitsSpoken(preview);
    String afterPreview = customer.bills(video);
    long render = customer.render(video);
    customer.finished(video);

    long used = 3 + 20 + spoken;
    assertThat(preview.required("status").asString()).as(preview.toString()).isEqualTo("completed");
    assertThat(estimate).isEqualTo(3 + 20 + 5 + 3);
    assertThat(afterPreview)
        .isEqualTo("%d held, %d used, %d back".formatted(estimate, used, estimate - used));
    assertThat(render).isEqualTo(30);
    assertThat(customer.bills(video)).isEqualTo(afterPreview + "; 30 held, 30 used, 0 back");
    assertThat(customer.available()).isEqualTo(200 - used - 30);
    assertThat(customer.mistakes()).isEmpty();
  }

  @Test
  void rendering_a_film_that_exists_costs_nothing_and_holds_nothing() {
    long video = customer.create(silent("a pond " + mark));
    customer.finished(video);
    String bills = customer.bills(video);

    long again = customer.render(video);

    assertThat(again).isZero();
    assertThat(bills).isEqualTo("40 held, 40 used, 0 back");
    assertThat(customer.bills(video)).isEqualTo(bills);
    assertThat(customer.charges(video))
        .isEqualTo("image.generate 1 (10), metadata.generate 1 (0), render 1 (30)");
    assertThat(customer.mistakes()).isEmpty();
  }

  @Test
  void
      a_run_that_is_aborted_while_slides_are_drawn_costs_the_finished_ones_and_going_on_the_rest() {
    long video =
        customer.create(
            silent("a pond " + mark, "a bridge " + mark, "a heron (waits) " + mark, "a mill"));
    customer.videoWhen(video, view -> studio.illustrator().asked("(waits) " + mark) == 1);
    customer.videoWhen(video, view -> !view.required("social").isNull());

    customer.abort(video);
    String aborted = customer.bills(video);
    long held = customer.held();
    studio.illustrator().mend(mark);
    long rest = customer.render(video);
    JsonNode film = customer.finished(video);

    assertThat(aborted).isEqualTo("70 held, 20 used, 50 back");
    assertThat(held).isZero();
    assertThat(rest).isEqualTo(20 + 30);
    assertThat(film.required("status").asString()).as(film.toString()).isEqualTo("completed");
    assertThat(customer.bills(video)).isEqualTo(aborted + "; 50 held, 50 used, 0 back");
    assertThat(customer.charges(video))
        .isEqualTo("image.generate 4 (40), metadata.generate 1 (0), render 1 (30)");
    assertThat(studio.illustrator().asked("a bridge " + mark)).isEqualTo(1);
    assertThat(customer.mistakes()).isEmpty();
  }

  @Test
  void a_slide_that_fails_is_not_charged_and_the_next_run_charges_what_was_missing() {
    long video = customer.create(silent("a pond " + mark, "a bridge (breaks) " + mark));
    JsonNode failed = customer.finished(video);
    String afterFailure = customer.bills(video);

    studio.illustrator().mend(mark);
    long rest = customer.render(video);
    JsonNode film = customer.finished(video);

    assertThat(failed.required("status").asString()).isEqualTo("failed");
    assertThat(afterFailure).isEqualTo("50 held, 10 used, 40 back");
    assertThat(rest).isEqualTo(10 + 30);
    assertThat(film.required("status").asString()).as(film.toString()).isEqualTo("completed");
    assertThat(customer.bills(video)).isEqualTo(afterFailure + "; 40 held, 40 used, 0 back");
    assertThat(studio.illustrator().asked("a pond " + mark)).isEqualTo(1);
    assertThat(customer.mistakes()).isEmpty();
  }

  @Test
  void a_run_that_is_aborted_while_the_film_is_made_costs_no_render_until_it_is_finished() {
    long video = customer.create(silent("a pond " + mark, "a bridge " + mark));
    customer.videoWhen(video, view -> view.required("current_step").asString().equals("segments"));

    customer.abort(video);
    String aborted = customer.bills(video);
    long rest = customer.render(video);
    customer.finished(video);

    assertThat(aborted).isEqualTo("50 held, 20 used, 30 back");
    assertThat(rest).isEqualTo(30);
    assertThat(customer.bills(video)).isEqualTo(aborted + "; 30 held, 30 used, 0 back");
    assertThat(customer.mistakes()).isEmpty();
  }

  @Test
  void slides_that_are_drawn_again_by_a_later_run_are_not_paid_for_out_of_its_render() {
    long video =
        customer.create(silent("a pond " + mark, "a bridge " + mark).put("preview_only", true));
    customer.finished(video);
    studio.sql(
        "update item set input_digest = 'of the release before' where stage = 'slides' and subject = "
            + video);

    long render = customer.render(video);
    customer.videoWhen(video, view -> view.required("current_step").asString().equals("segments"));
    customer.abort(video);

    assertThat(studio.illustrator().asked("a pond " + mark)).isEqualTo(2);
    assertThat(render).isEqualTo(30);
    assertThat(customer.bills(video))
        .isEqualTo("20 held, 20 used, 0 back; 30 held, 0 used, 30 back");
    assertThat(customer.mistakes()).isEmpty();
  }

  /// What the studio looks after by itself, every few seconds.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run_timed_out | update run set deadline_at = clock_timestamp() where subject = %d",
        "stage_crashed | update stage"
            + " set crashes = 2, claimed_by = 'dead', fence = fence + 1, lease_until = clock_timestamp()"
            + " where state = 'running' and run_id = (select id from run where subject = %d)"
      })
  void a_run_that_is_ended_by_others_costs_what_it_finished(String code, String accident) {
    long video = customer.create(silent("a pond " + mark, "a heron (waits) " + mark));
    TestStudio.await(() -> studio.gate().isAwaited(mark));
    TestStudio.await(
        () ->
            studio.number("select count(*) from item where stage = 'slides' and subject = " + video)
                == 1);

    studio.sql(accident.formatted(video));
    JsonNode failed = customer.finished(video);
    studio.gate().open(mark);

    assertThat(failed.at("/pipeline_error/code").asString()).isEqualTo(code);
    assertThat(customer.bills(video)).isEqualTo("50 held, 10 used, 40 back");
    assertThat(customer.held()).isZero();
    assertThat(customer.mistakes()).isEmpty();
  }

  @Test
  void a_run_whose_time_is_over_before_it_began_costs_nothing() {
    Tenant tenant = Tenant.of(studio, "overdue");

    studio.sql(
        "update run set deadline_at = clock_timestamp() where subject = " + tenant.waiting());
    JsonNode failed =
        studio.looked(
            Identity.local(new AccountId(tenant.account())),
            tenant.waiting(),
            view -> view.required("status").asString().equals("failed"));

    assertThat(failed.at("/pipeline_error/code").asString()).isEqualTo("run_timed_out");
    assertThat(customer.bills(tenant.waiting())).isEqualTo("44 held, 0 used, 44 back");
    assertThat(Books.mistakes(studio.bean(DatabaseClient.class), new AccountId(tenant.account())))
        .isEmpty();
  }

  @Test
  void a_brought_script_is_priced_by_what_is_spoken() {
    String letters = "Nobody knew. ".repeat(8).substring(0, 98);
    ObjectNode brief = json("{'preview_only': true, 'script': {'slides': []}}");
    brief.withArray("/script/slides").addObject().put("narration", "**" + letters + "**");
    brief.withArray("/script/slides").addObject().put("narration", "<b>Never.</b> \ud83d\ude42");

    long estimate = customer.estimate(brief);
    long video = customer.create(brief);
    customer.finished(video);

    assertThat(estimate).isEqualTo(20 + 2 + 3);
    assertThat(customer.charges(video))
        .isEqualTo("image.generate 2 (20), metadata.generate 1 (0), narration.generate 2 (2)");
  }

  @Test
  void a_run_that_is_aborted_before_it_began_costs_nothing() {
    Customer waiting = Customer.with(TestStudio.idle(), 40);
    long video = waiting.create(silent("a pond"));
    long available = waiting.available();

    waiting.abort(video);

    assertThat(available).isZero();
    assertThat(waiting.bills(video)).isEqualTo("40 held, 0 used, 40 back");
    assertThat(waiting.available()).isEqualTo(40);
    assertThat(waiting.mistakes()).isEmpty();
  }

  @Test
  void what_is_held_cannot_be_spent_again_and_nothing_is_left_of_a_refusal() {
    Customer poor = Customer.with(TestStudio.idle(), 79);
    long video = poor.create(silent("a pond"));

    OperationFailure refusal = poor.refusal("create_story_video", silent("a pond"));

    assertThat(refusal.code()).isEqualTo("insufficient_credits");
    assertThat(refusal.details()).containsEntry("needed", 1L);
    assertThat(poor.held()).isEqualTo(40);
    assertThat(
            TestStudio.idle()
                .number("select count(*) from video where account_id = " + poor.account()))
        .isEqualTo(1);
    assertThat(poor.mistakes()).isEmpty();
    poor.abort(video);
  }

  /// A silent film of these pictures: no narration and no transcription.
  static ObjectNode silent(String... pictures) {
    ObjectNode brief = json("{'voice': {'enabled': false}, 'script': {'slides': []}}");
    for (String picture : pictures) {
      brief.withArray("/script/slides").addObject().put("picture", picture);
    }
    return brief;
  }

  private static long unitsSpoken(JsonNode view) {
    return view.at("/assets/slides")
        .valueStream()
        .mapToLong(slide -> (slide.required("narration").asString().length() + 99) / 100)
        .sum();
  }
}
