package reelsmith.render;

import reelsmith.render.caption.CaptionTrack;
import reelsmith.render.frame.Motion;

/// The time one slide has in the film.
///
/// @param startFrame where it begins in the film
/// @param frames how long it lasts
/// @param margin frames at each end of the slot that transitions may use; follows from this slot
///   alone
/// @param narrationSample where its narration begins in the film's sound
/// @param narrationSamples how long its narration is; 0 for a silent slide
/// @param captions what is drawn into its frames
public record SlotPlan(
    SlideBrief slide,
    int startFrame,
    int frames,
    int margin,
    long narrationSample,
    long narrationSamples,
    CaptionTrack captions) {

  Motion motion(int framesPerSecond) {
    return Motion.of(slide.id(), frames, margin, framesPerSecond);
  }
}
