package reelsmith.video;

/// The kinds of video that can be made.
enum TemplateName {
  STORY
}
