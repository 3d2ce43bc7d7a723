package reelsmith.wiring;

import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reelsmith.doctor.Finding;
import reelsmith.doctor.HealthCheck;
import reelsmith.provider.Narrator;
import reelsmith.provider.SpeechRequest;
import reelsmith.render.FfmpegBinaries;
import reelsmith.render.FfmpegBuild;
import reelsmith.render.FfmpegReport;
import reelsmith.render.Fonts;
import reelsmith.stage.DataUse;
import reelsmith.stage.Eviction;
import reelsmith.stage.WorkFolder;

/// What `doctor` looks at beyond the database: FFmpeg, fonts, voices and who plays which role.
@Configuration(proxyBeanMethods = false)
class StudioHealthChecks {

  private static final double GIGABYTE = 1_000_000_000;

  private static final String REBUILD =
      "Install freetype and fontconfig (Debian: libfreetype6, fontconfig), then rebuild: fonts are bundled.";

  private static final String EVERY_ALPHABET = "Hello Γειά Привет";

  @Bean
  HealthCheck ffmpegCheck(FfmpegBinaries binaries) {
    return check("FFmpeg", Mono.fromCallable(binaries::report).map(StudioHealthChecks::ffmpeg));
  }

  @Bean
  HealthCheck dataUseCheck(Eviction eviction) {
    return check("Data use", eviction.use().map(StudioHealthChecks::dataUse));
  }

  @Bean
  HealthCheck fontsCheck() {
    return check("Fonts", Mono.fromSupplier(StudioHealthChecks::fonts));
  }

  @Bean
  HealthCheck leftoversCheck(WorkFolder folder) {
    return check("Leftovers", Mono.fromSupplier(() -> leftovers(folder)));
  }

  @Bean
  HealthCheck voicesCheck(Narrator narrator) {
    return check(
        "Voices",
        narrator
            .speak(new SpeechRequest("Hello.", narrator.voices().getFirst(), "en", 100))
            .map(
                speech ->
                    Finding.ok(
                        "%d voices; one said a word in %.1f seconds of sound"
                            .formatted(narrator.voices().size(), speech.sound().seconds()))));
  }

  @Bean
  HealthCheck providersCheck(StudioSettings settings) {
    return check("Providers", Mono.fromSupplier(() -> providers(settings)));
  }

  private static Finding ffmpeg(FfmpegReport report) {
    if (report.build() == null) {
      return Finding.failed(
          "none runs: " + String.join("; ", report.notes()),
          "Install FFmpeg, or set REELSMITH_STUDIO_FFMPEG to one that runs.");
    }
    if (!report.missing().isEmpty()) {
      return Finding.failed(
          "%s lacks %s".formatted(words(report.build()), String.join(", ", report.missing())),
          "Use the bundled FFmpeg, or one with these parts.");
    }
    return Finding.ok(words(report.build()));
  }

  /// Such as `8.0.1, bundled: /home/ada/.reelsmith/bin/ffmpeg`.
  private static String words(FfmpegBuild build) {
    String origin =
        switch (build.origin()) {
          case CONFIGURED -> "configured";
          case BUNDLED -> "bundled";
          case PATH -> "from the PATH";
        };
    return "%s, %s: %s".formatted(build.version(), origin, build.ffmpeg());
  }

  private static Finding dataUse(DataUse use) {
    String found =
        "%.1f of at most %.1f GB".formatted(use.bytes() / GIGABYTE, use.cap() / GIGABYTE);
    return use.isOverCap()
        ? Finding.warning(
            found,
            "A worker removes encoded pieces of films that nothing needs; if it stays, delete films"
                + " or raise REELSMITH_DATA_CAP.")
        : Finding.ok(found);
  }

  /// Java finds out only when it first draws that a machine has no fonts, and tells of it by errors
  /// that reach nobody unless they are caught here.
  private static Finding fonts() {
    try {
      return Fonts.firstUnsupported(EVERY_ALPHABET)
          .map(missing -> Finding.failed("no font has " + missing, REBUILD))
          .orElseGet(() -> Finding.ok("Latin, Greek and Cyrillic captions can be drawn"));
    } catch (LinkageError | RuntimeException broken) {
      return Finding.failed("captions cannot be drawn: " + broken, REBUILD);
    }
  }

  private static Finding leftovers(WorkFolder folder) {
    return Finding.ok(
        folder.abandoned() == 0
            ? "no unfinished files of processes that are gone"
            : "unfinished files of %d processes that are gone were removed just now"
                .formatted(folder.abandoned()));
  }

  private static Finding providers(StudioSettings settings) {
    String key = settings.openai().apiKey();
    if (settings.scriptWriter() == StudioSettings.Provider.OPENAI
        && (key == null || key.isBlank())) {
      return Finding.failed(
          "the script writer is set to openai without a key",
          "Set REELSMITH_STUDIO_OPENAI_API_KEY, or the script writer to offline.");
    }
    return Finding.ok(
        "script: %s; pictures, voices, music: offline"
            .formatted(settings.scriptWriter())
            .toLowerCase(Locale.ROOT));
  }

  private static HealthCheck check(String name, Mono<Finding> finding) {
    return new HealthCheck() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Mono<Finding> examine() {
        return finding.subscribeOn(Schedulers.boundedElastic());
      }
    };
  }
}
