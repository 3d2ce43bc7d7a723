package reelsmith.render;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reelsmith.render.caption.CaptionPainter;
import reelsmith.render.frame.FrameBlend;
import reelsmith.render.frame.Motion;
import reelsmith.render.frame.Picture;
import reelsmith.render.frame.PictureSampler;
import reelsmith.render.frame.View;

/// Draws the frames of one segment. One instance serves one thread.
final class SegmentComposer {

  /// One slide as far as this segment shows it.
  private record Side(
      SlotPlan slot, Picture picture, Motion motion, @Nullable CaptionPainter painter) {}

  /// How far nearer the camera gets while it flies from one slide into the next.
  private static final double FLIGHT = 0.9;

  /// Frames a page of captions takes to appear.
  private static final int ENTRANCE_FRAMES = 3;

  private static final int ENTRANCE_RISE = 14;

  private final SegmentPlan plan;
  private final int width;
  private final int height;
  private final PictureSampler sampler;
  private final byte[] second;
  private final @Nullable Side from;
  private final @Nullable Side to;

  /// @param pictures the picture of each slide
  SegmentComposer(SegmentPlan plan, Function<SlideBrief, Picture> pictures) {
    this.plan = plan;
    this.width = plan.size().width();
    this.height = plan.size().height();
    this.sampler = new PictureSampler(width, height);
    this.from = side(plan.from(), pictures);
    this.to = side(plan.to(), pictures);
    this.second = new byte[from == null || to == null ? 0 : frameBytes()];
  }

  int frameBytes() {
    return plan.size().pixels() * 3 / 2;
  }

  /// Draws one frame of the segment.
  ///
  /// @param number from 0 to the plan's frames
  /// @param frame planar YUV 4:2:0, limited range, BT.709
  void compose(int number, byte[] frame) {
    int toCut = plan.framesBeforeCut();
    if (from != null && (to == null || number < toCut)) {
      int ownFrame = plan.firstFrame() + number;
      picture(number - toCut, ownFrame, number - toCut, frame);
      captions(from, ownFrame, frame);
    } else if (to != null) {
      int ownFrame = number - toCut;
      int fromFrame = from == null ? 0 : from.slot().frames() + ownFrame;
      picture(ownFrame, fromFrame, ownFrame, frame);
      captions(to, ownFrame, frame);
    }
  }

  /// Whether a stretch without motion or light would be a fault: the pictures themselves have both.
  boolean shouldMove() {
    return (from == null || from.picture().detailed()) && (to == null || to.picture().detailed());
  }

  boolean shouldBeLight() {
    return (from == null || from.picture().darkPercent() < 90)
        && (to == null || to.picture().darkPercent() < 90);
  }

  private @Nullable Side side(@Nullable SlotPlan slot, Function<SlideBrief, Picture> pictures) {
    if (slot == null) {
      return null;
    }
    boolean captioned = !slot.captions().pages().isEmpty();
    return new Side(
        slot,
        pictures.apply(slot.slide()),
        slot.motion(plan.framesPerSecond()),
        captioned ? new CaptionPainter(slot.captions(), width, height) : null);
  }

  /// @param sinceCut frames since the cut, negative before it
  private void picture(int sinceCut, int fromFrame, int toFrame, byte[] frame) {
    int half = plan.effectFrames();
    if (from == null || sinceCut >= half && to != null) {
      still(to, toFrame, 1, frame);
    } else if (to == null || sinceCut < -half) {
      still(from, fromFrame, 1, frame);
    } else {
      double share = (sinceCut + half + 0.5) / (2.0 * half);
      mix(from, fromFrame, to, toFrame, share, frame);
    }
  }

  private void mix(
      Side before, int beforeFrame, Side after, int afterFrame, double share, byte[] frame) {
    double eased = share * share * (3 - 2 * share);
    double zoomOut = 1 + FLIGHT * share * share;
    double zoomIn = 1 + FLIGHT / 3 * (1 - share) * (1 - share);
    boolean flight = plan.transition() == Transition.ZOOM;
    still(before, beforeFrame, flight ? zoomOut : 1, frame);
    still(after, afterFrame, flight ? zoomIn : 1, second);
    switch (plan.transition()) {
      case FADE, CUT -> FrameBlend.fade(frame, second, (int) Math.round(256 * eased));
      case ZOOM -> FrameBlend.fade(frame, second, (int) Math.round(256 * sharpened(share)));
      case SLIDE_LEFT ->
          FrameBlend.pushLeft(frame, second, width, height, even(width * pushed(share)));
      case SLIDE_UP ->
          FrameBlend.pushUp(frame, second, width, height, even(height * pushed(share)));
      case SLIDE_RIGHT -> {
        int pixels = width - even(width * pushed(share));
        FrameBlend.pushLeft(second, frame, width, height, pixels);
        System.arraycopy(second, 0, frame, 0, frame.length);
      }
    }
  }

  /// Slow, fast, slow.
  private static double pushed(double share) {
    return share * share * share * (share * (6 * share - 15) + 10);
  }

  /// A fade that happens in the middle half of the flight.
  private static double sharpened(double share) {
    double middle = Math.min(1, Math.max(0, (share - 0.25) * 2));
    return middle * middle * (3 - 2 * middle);
  }

  private static int even(double pixels) {
    return (int) Math.round(pixels / 2) * 2;
  }

  private void still(@Nullable Side side, int ownFrame, double nearer, byte[] frame) {
    if (side == null) {
      throw new IllegalStateException("A segment shows at least one slide");
    }
    View view = side.motion().at(ownFrame);
    sampler.sample(side.picture(), nearer == 1 ? view : view.nearer(nearer), frame);
  }

  private void captions(Side side, int ownFrame, byte[] frame) {
    var page = side.slot().captions().pageAt(ownFrame);
    if (page == null || side.painter() == null) {
      return;
    }
    int age = ownFrame - page.firstFrame();
    double entrance = Math.min(1, 0.4 + 0.6 * age / ENTRANCE_FRAMES);
    double rise = ENTRANCE_RISE * (1 - entrance) * (1 - entrance);
    int down = even(rise * Math.min(width, height) / 1080.0);
    side.painter()
        .patch(page, page.spokenAt(ownFrame))
        .drawOn(frame, width, height, down, (int) Math.round(256 * entrance));
  }
}
