package reelsmith.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FilmPlanTests {

  private static final double FRAME = 1 / 30.0;

  @Test
  void a_slot_is_its_narration_with_silence_around_it_in_whole_frames() {
    var plan = plan(List.of(slide("a", 2.0), slide("b", 3.01)));

    assertThat(plan.slots()).extracting(SlotPlan::frames).containsExactly(77, 107);
    assertThat(plan.slots()).extracting(SlotPlan::startFrame).containsExactly(0, 77);
    assertThat(plan.slots().get(1).narrationSample()).isEqualTo(77 * 1600 + 9600);
  }

  @Test
  void a_short_slide_lasts_one_and_a_half_seconds_and_a_silent_one_two_and_a_half() {
    var silent = TestMedia.brief("silent", Path.of("p"), null, List.of(), 24, "fade");

    var plan = plan(List.of(slide("short", 0.3), silent));

    assertThat(plan.slots()).extracting(SlotPlan::frames).containsExactly(45, 75);
  }

  @Test
  void a_silent_slide_stays_as_long_as_its_words_take_to_read() {
    var words = TestMedia.words("one two three four five six", 4);
    var silent = TestMedia.brief("silent", Path.of("p"), null, words, 24, "fade");

    var plan = plan(List.of(silent));

    assertThat(plan.seconds()).isBetween(4.55, 4.55 + FRAME);
  }

  @Test
  void the_film_is_the_sum_of_its_slots_and_of_its_segments() {
    var slides = new ArrayList<SlideBrief>();
    for (int number = 0; number < 20; number++) {
      slides.add(slide("s" + number, 0.2 + 0.37 * number));
    }

    var plan = plan(slides);

    int segments = plan.segments().stream().mapToInt(SegmentPlan::frames).sum();
    assertThat(plan.frames()).isEqualTo(segments);
    assertThat(plan.samples()).isEqualTo(plan.frames() * 1600L);
  }

  @Test
  void a_transition_takes_a_second_or_a_third_of_the_shorter_slot() {
    var plan = plan(List.of(slide("a", 5), slide("b", 5), slide("c", 0.4)));

    var transitions =
        plan.segments().stream().filter(s -> s.kind() == SegmentKind.TRANSITION).toList();
    assertThat(transitions.get(0).effectFrames() * 2).isEqualTo(30);
    assertThat(transitions.get(1).effectFrames() * 2).isEqualTo(14).isLessThanOrEqualTo(45 / 3);
  }

  @Test
  void segments_stand_in_film_order() {
    var plan = plan(List.of(slide("a", 2), slide("b", 2)));

    assertThat(plan.segments())
        .extracting(SegmentPlan::kind)
        .containsExactly(
            SegmentKind.OPENING,
            SegmentKind.BODY,
            SegmentKind.TRANSITION,
            SegmentKind.BODY,
            SegmentKind.CLOSING);
  }

  @Test
  void planning_twice_gives_the_same_digests() {
    var slides = List.of(slide("a", 2), slide("b", 2));

    assertThat(digests(plan(slides))).isEqualTo(digests(plan(slides)));
  }

  @Test
  void a_new_picture_changes_that_slide_and_its_two_transitions_only() {
    assertOnlyTheMiddleChanges(slide -> with(slide, Path.of("other"), slide.narration()));
  }

  @Test
  void a_much_shorter_narration_changes_that_slide_and_its_two_transitions_only() {
    assertOnlyTheMiddleChanges(slide -> with(slide, slide.picture(), Path.of("0.5")));
  }

  @Test
  void another_caption_preset_changes_no_segment_without_captions() {
    var plain = FilmPlan.of(brief(List.of(slide("a", 2)), false), inputs(), "x");
    var other = FilmPlan.of(brief(List.of(preset(slide("a", 2), 41)), false), inputs(), "x");

    assertThat(digests(other)).isEqualTo(digests(plain));
  }

  @Test
  void a_slide_keeps_its_body_wherever_it_stands() {
    var first = plan(List.of(slide("a", 2), slide("b", 3), slide("c", 4)));
    var moved = plan(List.of(slide("c", 4), slide("a", 2), slide("b", 3)));

    assertThat(bodies(moved)).containsExactlyInAnyOrderElementsOf(bodies(first));
  }

  @Test
  void another_ffmpeg_changes_every_digest() {
    var brief = brief(List.of(slide("a", 2), slide("b", 2)), true);

    var one = digests(FilmPlan.of(brief, inputs(), "8.0.1"));
    var other = digests(FilmPlan.of(brief, inputs(), "8.0.2"));

    assertThat(other).doesNotContainAnyElementsOf(one);
  }

  @Test
  void two_slides_cannot_have_one_id() {
    assertThatThrownBy(() -> brief(List.of(slide("a", 2), slide("a", 2)), true))
        .hasMessageContaining("'a'");
  }

  @Test
  void an_unknown_transition_is_a_fade() {
    assertThat(Transition.named("star_wipe")).isEqualTo(Transition.FADE);
    assertThat(Transition.named("slide_left")).isEqualTo(Transition.SLIDE_LEFT);
  }

  private static void assertOnlyTheMiddleChanges(UnaryOperator<SlideBrief> edit) {
    var slides = new ArrayList<SlideBrief>();
    for (int number = 0; number < 7; number++) {
      slides.add(slide("s" + number, 2 + number));
    }
    var before = plan(slides);
    slides.set(3, edit.apply(slides.get(3)));

    var after = plan(slides);

    var changed = new LinkedHashSet<Integer>();
    for (int place = 0; place < before.segments().size(); place++) {
      if (!digests(before).get(place).equals(digests(after).get(place))) {
        changed.add(place);
      }
    }
    // Opening, then body and transition of each slide: the fourth slide's body has number 7.
    assertThat(changed).isEqualTo(Set.of(6, 7, 8));
  }

  private static List<String> digests(FilmPlan plan) {
    return plan.segments().stream().map(SegmentPlan::digest).toList();
  }

  private static List<String> bodies(FilmPlan plan) {
    return plan.segments().stream()
        .filter(segment -> segment.kind() == SegmentKind.BODY)
        .map(SegmentPlan::digest)
        .toList();
  }

  private static FilmPlan plan(List<SlideBrief> slides) {
    return FilmPlan.of(brief(slides, true), inputs(), "x");
  }

  private static FilmBrief brief(List<SlideBrief> slides, boolean captions) {
    return new FilmBrief(new FrameSize(1080, 1920), 30, slides, null, 0, captions);
  }

  /// A slide whose narration file is named after its length.
  private static SlideBrief slide(String id, double seconds) {
    return TestMedia.brief(
        id,
        Path.of("picture-" + id),
        Path.of(Double.toString(seconds)),
        TestMedia.words("Some words are said.", seconds),
        24,
        "fade");
  }

  private static SlideBrief with(SlideBrief slide, Path picture, @Nullable Path narration) {
    return TestMedia.brief(slide.id(), picture, narration, slide.words(), 24, slide.transition());
  }

  private static SlideBrief preset(SlideBrief slide, int preset) {
    return TestMedia.brief(
        slide.id(), slide.picture(), slide.narration(), slide.words(), preset, slide.transition());
  }

  /// Files that are as long as their names say and whose names are their digests.
  private static FilmInputs inputs() {
    var digests = new HashMap<Path, String>();
    var samples = new HashMap<Path, Long>();
    for (int hundredths = 0; hundredths < 1000; hundredths++) {
      Path narration = Path.of(Double.toString(hundredths / 100.0));
      digests.put(narration, narration.toString());
      samples.put(narration, hundredths * 480L);
    }
    for (var name : List.of("a", "b", "c", "short")) {
      digests.put(Path.of("picture-" + name), name);
    }
    for (int number = 0; number < 20; number++) {
      digests.put(Path.of("picture-s" + number), "s" + number);
      Path narration = Path.of(Double.toString(0.2 + 0.37 * number));
      digests.put(narration, narration.toString());
      samples.put(narration, Math.round((0.2 + 0.37 * number) * 48000));
    }
    digests.put(Path.of("p"), "p");
    digests.put(Path.of("other"), "other");
    return new FilmInputs(digests, samples);
  }
}
