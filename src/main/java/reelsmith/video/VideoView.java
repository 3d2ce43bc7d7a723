package reelsmith.video;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reelsmith.operation.Warning;
import reelsmith.pipeline.RunFailure;
import reelsmith.provider.Fidelity;

/// A video as callers see it: how far it is, what exists of it, where to fetch it.
///
/// Groups that stand flat on the wire are records here.
public record VideoView(
    @JsonUnwrapped Subject subject,
    @JsonUnwrapped Step step,
    @JsonUnwrapped Outlook outlook,
    @JsonUnwrapped Times times,
    Timing timing,
    StoryProgress storyProgress,
    @Nullable String longRunningNotice,
    @JsonPropertyDescription("approximated when a provider could not do exactly what was asked.")
        @Nullable Fidelity fidelity,
    Assets assets,
    @Nullable Social social,
    @JsonUnwrapped Pages pages,
    ControlUrls controlUrls,
    Render render,
    Retention retention,
    @JsonPropertyDescription("Why it failed; null unless it did.")
        @Nullable RunFailure pipelineError,
    List<Warning> warnings) {

  /// Which video this is, and which run of it.
  public record Subject(
      long videoId,
      String template,
      String templateVersion,
      String name,
      UUID pipelineRunId,
      @JsonPropertyDescription("The run's short id.") long runId,
      @JsonPropertyDescription("queued, running, completed, failed or aborted.") String status,
      boolean previewOnly) {}

  /// The stage that is being worked on.
  public record Step(
      @JsonPropertyDescription("The stage that is being worked on.") String currentStep,
      String stepLabel,
      String statusDetail,
      int stepNumber,
      int totalSteps) {}

  /// How far it is and what to expect.
  public record Outlook(
      int progressPercent,
      @JsonPropertyDescription("The same as step_eta_seconds.") @Nullable Long etaSeconds,
      @JsonPropertyDescription("Null until one item of the step is measured.")
          @Nullable Long stepEtaSeconds,
      @Nullable Long pipelineEtaSeconds,
      @JsonPropertyDescription("One sentence an agent can pass on to its user.")
          String agentStatusMessage,
      @JsonPropertyDescription("Ask again after so many seconds; null when finished.")
          @Nullable Integer pollAfterSeconds) {}

  /// When the run waited and worked.
  public record Times(
      double queueWaitSeconds,
      double activeProcessingSeconds,
      @Nullable Double stepElapsedSeconds,
      Instant queueStartedAt,
      @Nullable Instant processingStartedAt,
      @Nullable Instant processingFinishedAt,
      @Nullable Instant stepStartedAt) {}

  /// Where people look at it.
  public record Pages(
      @Nullable String dashboardUrl, @Nullable String previewUrl, boolean requiresAuthForPreview) {}

  /// Measured seconds.
  public record Timing(List<StepTiming> steps, List<SlideTiming> slides) {}

  /// @param averageItemSeconds over earlier videos of this installation
  public record StepTiming(
      String step, @Nullable Double seconds, @Nullable Double averageItemSeconds) {}

  public record SlideTiming(int slideIndex, String step, double seconds) {}

  public record StoryProgress(int slidesDone, int slidesTotal, int narrationsDone) {}

  public record Assets(
      @Nullable String title,
      @Nullable String characterSheetUrl,
      @JsonPropertyDescription("The sheet's path, for callers on the same machine.")
          @Nullable String characterSheetPath,
      List<Character> characters,
      List<Slide> slides) {

    /// Before there is a script.
    static Assets none() {
      return new Assets(null, null, null, List.of(), List.of());
    }
  }

  public record Character(String name, String look, @Nullable Integer voiceActorId) {}

  /// @param slideIndex from 1
  public record Slide(
      int slideIndex,
      UUID slideId,
      String speaker,
      String narration,
      String picture,
      @Nullable String imageUrl,
      @JsonPropertyDescription("The picture's path, for callers on the same machine.")
          @Nullable String imagePath,
      @Nullable String narrationAudioUrl,
      @Nullable String narrationAudioPath,
      @Nullable Double narrationSeconds,
      @Nullable Fidelity fidelity) {}

  public record Social(String title, List<String> titles, String description) {}

  public record ControlUrls(String poll, String startRender, String abort) {}

  /// @param renderUrl works for an hour; download, do not embed
  /// @param filePath where the film lies, for callers on the same machine
  public record Render(
      @JsonPropertyDescription("A temporary download link of the film; null until it is rendered.")
          @Nullable String renderUrl,
      @JsonPropertyDescription("The film's path, for callers on the same machine.")
          @Nullable String filePath,
      @Nullable String posterUrl,
      @Nullable String subtitlesSrtUrl,
      @Nullable String subtitlesVttUrl,
      @Nullable String posterPath,
      @Nullable String subtitlesSrtPath,
      @Nullable String subtitlesVttPath,
      @Nullable Double durationSeconds,
      @Nullable Long sizeBytes,
      @Nullable Integer width,
      @Nullable Integer height,
      Retention retention) {}

  public record Retention(
      @JsonPropertyDescription("How many days the film is kept; null: until it is deleted.")
          @Nullable Integer keepDays,
      @JsonPropertyDescription(
              "When its files are deleted; null while it is being made, or when they stay.")
          @Nullable Instant expiresAt,
      String notice,
      boolean adminExempt) {}
}
