package reelsmith.render.frame;

import java.lang.foreign.MemorySegment;

/// Fills frames with what a [View] shows of a [Picture]. One instance serves one thread.
public final class PictureSampler {

  private final PlaneSampler luma;
  private final PlaneSampler chroma;
  private final int pixels;

  /// @param width of the frames, even
  /// @param height of the frames, even
  public PictureSampler(int width, int height) {
    this.luma = new PlaneSampler(width, height);
    this.chroma = new PlaneSampler(width / 2, height / 2);
    this.pixels = width * height;
  }

  /// @param frame planar YUV 4:2:0 of the size this sampler was made for
  public void sample(Picture picture, View view, byte[] frame) {
    var target = MemorySegment.ofArray(frame);
    luma.sample(picture.luma, view, target, 0);
    chroma.sample(picture.blue, view, target, pixels);
    chroma.sample(picture.red, view, target, pixels + pixels / 4);
  }
}
