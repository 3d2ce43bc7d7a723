package reelsmith.template;

import static reelsmith.template.StageNames.CHARACTER_SHEET;
import static reelsmith.template.StageNames.FILM;
import static reelsmith.template.StageNames.METADATA;
import static reelsmith.template.StageNames.MUSIC;
import static reelsmith.template.StageNames.NARRATION;
import static reelsmith.template.StageNames.SCRIPT;
import static reelsmith.template.StageNames.SEGMENTS;
import static reelsmith.template.StageNames.SLIDES;
import static reelsmith.template.StageNames.SOUND;
import static reelsmith.template.StageNames.TIMING;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import reelsmith.pipeline.Plan;
import reelsmith.pipeline.PlannedStage;

/// A story told in drawn slides: what follows from a brief. Pure; it owns no flow.
@Component
public class StoryTemplate {

  public static final String NAME = "story";

  /// Each waits now and then, for its pictures and for its check; three keep two cores busy.
  public static final int SEGMENTS_AT_ONCE = 3;

  private final StoryBriefReading reading;

  StoryTemplate(StoryBriefReading reading) {
    this.reading = reading;
  }

  /// The brief with all defaults, or an [reelsmith.operation.OperationFailure] that names every
  /// field that cannot be met.
  ///
  /// @param seed used when the brief brings none
  public Production production(StoryBrief brief, long seed) {
    return reading.production(brief, seed);
  }

  /// The stages of a production. A render after a preview has the same plan: what the preview made
  /// is found and kept.
  public Plan plan(Production production) {
    List<PlannedStage> stages = new ArrayList<>();
    stages.add(stage(SCRIPT, "Writing the script"));
    stages.add(
        stage(
            NARRATION,
            production.voice() == null ? "Timing the slides" : "Recording the voices",
            SCRIPT));
    stages.add(stage(TIMING, "Timing the words", NARRATION));
    stages.add(stage(CHARACTER_SHEET, "Designing the characters", SCRIPT));
    stages.add(stage(SLIDES, "Drawing the slides", CHARACTER_SHEET));
    stages.add(stage(MUSIC, "Choosing the music", SCRIPT));
    stages.add(stage(METADATA, "Writing titles and description", SCRIPT));
    if (!production.previewOnly()) {
      // Slides are filmed while later ones are drawn, so the segments do not wait for all of them.
      stages.add(stage(SEGMENTS, "Filming the slides", TIMING));
      stages.add(stage(SOUND, "Mixing the sound", TIMING, SLIDES, MUSIC));
      stages.add(stage(FILM, "Joining picture and sound", SEGMENTS, SOUND));
    }
    return new Plan(stages);
  }

  private static PlannedStage stage(String name, String label, String... needs) {
    return new PlannedStage(name, label, List.of(needs));
  }
}
