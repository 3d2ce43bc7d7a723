package reelsmith.render;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import reelsmith.render.caption.CaptionTrack;
import reelsmith.render.caption.CaptionWord;

/// A film down to the frame: the slot of each slide and the segments it is joined from.
///
/// Each slot is a whole number of frames from its own sound, so sound and picture cannot drift
/// apart. A transition lies around the cut in a segment of its own; how much of a slot belongs to
/// its neighbours' transitions follows from that slot alone. So an edit of one slide changes the
/// digests of that slide's segments and of the two transitions beside it, and of nothing else.
///
/// @param segments in film order; their frames add up to the film
/// @param soundDigest changes with everything that is heard and with how it is mixed
public record FilmPlan(
    FilmBrief brief, List<SlotPlan> slots, List<SegmentPlan> segments, String soundDigest) {

  /// Part of every digest. Raise it when frames of an unchanged plan come out differently.
  static final int RENDERER_VERSION = 1;

  private static final int MARGIN_SHARE = 6;

  public FilmPlan {
    slots = List.copyOf(slots);
    segments = List.copyOf(segments);
  }

  /// Plans a film. Touches no file.
  ///
  /// @param inputs what was read of the brief's files
  /// @param encoder names the FFmpeg build and how it encodes; part of every digest
  public static FilmPlan of(FilmBrief brief, FilmInputs inputs, String encoder) {
    var slots = slots(brief, inputs);
    return new FilmPlan(
        brief,
        slots,
        segments(brief, inputs, slots, encoder),
        soundDigest(brief, inputs, slots, encoder));
  }

  private static String soundDigest(
      FilmBrief brief, FilmInputs inputs, List<SlotPlan> slots, String encoder) {
    Path music = brief.audibleMusic();
    var text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "mixer %d%nencoder %s%nmusic %s %d%n",
                SoundMixer.VERSION,
                encoder,
                music == null ? "-" : inputs.digest(music),
                brief.musicVolumePercent()));
    for (var slot : slots) {
      Path narration = slot.slide().narration();
      text.append(
          String.format(
              Locale.ROOT,
              "%d frames, %s at %d%n",
              slot.frames(),
              narration == null ? "-" : inputs.digest(narration),
              slot.narrationSample()));
    }
    return Digest.of(text.toString());
  }

  public int frames() {
    return slots.stream().mapToInt(SlotPlan::frames).sum();
  }

  public double seconds() {
    return (double) frames() / brief.framesPerSecond();
  }

  /// Samples of the film's sound: exactly as long as its frames.
  public long samples() {
    return (long) frames() * samplesPerFrame(brief);
  }

  private static int samplesPerFrame(FilmBrief brief) {
    return FilmBrief.SAMPLE_RATE / brief.framesPerSecond();
  }

  private static List<SlotPlan> slots(FilmBrief brief, FilmInputs inputs) {
    var slots = new ArrayList<SlotPlan>();
    int start = 0;
    for (var slide : brief.slides()) {
      Path narration = slide.narration();
      long samples = narration == null ? 0 : inputs.samples(narration);
      int frames = frames(slide, samples, brief.framesPerSecond());
      long lead = Math.round(slide.leadSeconds() * FilmBrief.SAMPLE_RATE);
      slots.add(
          new SlotPlan(
              slide,
              start,
              frames,
              Math.min(brief.framesPerSecond() / 2, frames / MARGIN_SHARE),
              (long) start * samplesPerFrame(brief) + lead,
              samples,
              captions(brief, slide, frames)));
      start += frames;
    }
    return slots;
  }

  private static int frames(SlideBrief slide, long samples, int framesPerSecond) {
    double spoken = (double) samples / FilmBrief.SAMPLE_RATE;
    double read = slide.words().isEmpty() ? 0 : slide.words().getLast().end();
    boolean silent = slide.narration() == null;
    double shortest =
        silent
            ? Math.max(SlideBrief.shortestSeconds(false), slide.minimumSeconds())
            : slide.minimumSeconds();
    double heard = silent ? read : spoken;
    double seconds = heard == 0 ? 0 : slide.leadSeconds() + heard + slide.tailSeconds();
    // The small number keeps rounding of sums like 0.2 + 2.45 + 0.35 from costing a frame.
    return (int) Math.ceil(Math.max(seconds, shortest) * framesPerSecond - 1e-6);
  }

  private static CaptionTrack captions(FilmBrief brief, SlideBrief slide, int frames) {
    if (!brief.captions() || slide.words().isEmpty()) {
      return CaptionTrack.EMPTY;
    }
    var words =
        slide.words().stream()
            .map(
                word ->
                    new CaptionWord(
                        word.text(),
                        frame(brief, slide, word.start()),
                        frame(brief, slide, word.end())))
            .toList();
    return CaptionTrack.of(slide.captionPreset(), words, frames, brief.framesPerSecond());
  }

  private static int frame(FilmBrief brief, SlideBrief slide, double seconds) {
    return (int) Math.round((slide.leadSeconds() + seconds) * brief.framesPerSecond());
  }

  private static List<SegmentPlan> segments(
      FilmBrief brief, FilmInputs inputs, List<SlotPlan> slots, String encoder) {
    var draft = new Draft(brief, inputs, encoder);
    var segments = new ArrayList<SegmentPlan>();
    draft.add(segments, SegmentKind.OPENING, null, slots.getFirst());
    for (int place = 0; place < slots.size(); place++) {
      draft.add(segments, SegmentKind.BODY, slots.get(place), null);
      if (place + 1 < slots.size()) {
        draft.add(segments, SegmentKind.TRANSITION, slots.get(place), slots.get(place + 1));
      }
    }
    draft.add(segments, SegmentKind.CLOSING, slots.getLast(), null);
    return segments;
  }

  /// Makes segments of one film.
  private record Draft(FilmBrief brief, FilmInputs inputs, String encoder) {

    void add(
        List<SegmentPlan> segments,
        SegmentKind kind,
        @Nullable SlotPlan from,
        @Nullable SlotPlan to) {
      var transition =
          from == null || to == null ? Transition.CUT : Transition.named(to.slide().transition());
      int before =
          from == null
              ? 0
              : kind == SegmentKind.BODY ? from.frames() - 2 * from.margin() : from.margin();
      int frames = before + (to == null ? 0 : to.margin());
      if (frames == 0) {
        return;
      }
      var text =
          String.format(
              Locale.ROOT,
              "renderer %d%nencoder %s%nframe %s %d%nsegment %s %s%n",
              RENDERER_VERSION,
              encoder,
              brief.size(),
              brief.framesPerSecond(),
              kind,
              transition);
      if (from != null) {
        int first = kind == SegmentKind.BODY ? from.margin() : from.frames() - from.margin();
        text += side("from", from, first, first + before);
      }
      if (to != null) {
        text += side("to", to, 0, to.margin());
      }
      segments.add(
          new SegmentPlan(
              kind,
              Digest.of(text),
              frames,
              brief.size(),
              brief.framesPerSecond(),
              transition,
              from,
              to));
    }

    private String side(String role, SlotPlan slot, int from, int to) {
      return String.format(
          Locale.ROOT,
          "%s %s picture %s slot %d margin %d%ncaptions %s%n",
          role,
          Digest.of(slot.slide().id()),
          inputs.digest(slot.slide().picture()),
          slot.frames(),
          slot.margin(),
          slot.captions().visibleIn(from, to));
    }
  }
}
