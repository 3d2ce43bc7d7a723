package reelsmith.render.frame;

/// The part of a picture a frame shows.
///
/// @param centerX middle of that part, as a share of the picture's width
/// @param centerY middle of that part, as a share of the picture's height
/// @param zoom how many times larger than the whole picture it is shown; at least 1
public record View(double centerX, double centerY, double zoom) {

  /// The whole picture.
  public static final View WHOLE = new View(0.5, 0.5, 1);

  /// This view from `factor` times nearer, around the same middle as far as the picture reaches.
  public View nearer(double factor) {
    double nearer = Math.max(1, zoom * factor);
    double half = 0.5 / nearer;
    return new View(clamp(centerX, half), clamp(centerY, half), nearer);
  }

  private static double clamp(double center, double half) {
    return Math.min(1 - half, Math.max(half, center));
  }
}
