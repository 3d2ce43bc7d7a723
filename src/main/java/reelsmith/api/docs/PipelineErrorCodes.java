package reelsmith.api.docs;

import java.util.List;

/// Every code that `pipeline_error` of a failed video may have, in the order in which films are
/// made. What is not written here is not documented, and a test finds it.
final class PipelineErrorCodes {

  /// @param advice what went wrong and what a caller does about it, in plain text
  record PipelineErrorCode(String code, String advice) {}

  static final List<PipelineErrorCode> ALL =
      List.of(
          code("script_generation_failed", "No script was written. Try again, or bring your own."),
          code(
              "language_not_supported",
              "A text has letters that nobody here speaks or shows. Write it in others."),
          code(
              "target_length_unreachable",
              "The story cannot be told in target_seconds. Change the length or the slides."),
          code("narration_failed", "A line was not spoken. Try again with render_video."),
          code("word_timing_failed", "The words were not timed. Try again with render_video."),
          code(
              "character_sheet_generation_failed",
              "The characters were not drawn. Try again with render_video."),
          code(
              "slide_generation_failed",
              "A slide was not drawn in two attempts. Try again with render_video, or change it."),
          code("music_failed", "No music was made. Try again with render_video."),
          code("metadata_failed", "No titles were written. Try again with render_video."),
          code("render_failed", "The film was not made. Try again with render_video."),
          code("stage_timed_out", "A step took too long. Try again with render_video."),
          code("stage_crashed", "A step ended its worker several times. Report it to the host."),
          code("run_timed_out", "All of it took too long. What is finished is kept: render_video."),
          code(
              "internal_error", "Our fault. Try again with render_video; if it stays, report it."));

  private PipelineErrorCodes() {}

  private static PipelineErrorCode code(String code, String advice) {
    return new PipelineErrorCode(code, advice);
  }
}
