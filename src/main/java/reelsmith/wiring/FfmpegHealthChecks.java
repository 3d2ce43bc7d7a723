package reelsmith.wiring;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reelsmith.database.DataFolder;
import reelsmith.doctor.Finding;
import reelsmith.doctor.HealthCheck;
import reelsmith.render.AbandonedFfmpegs;
import reelsmith.render.FfmpegBinaries;
import reelsmith.render.FfmpegBuild;
import reelsmith.render.FfmpegReport;
import reelsmith.render.RenderFailure;
import reelsmith.render.TrialFilm;
import reelsmith.stage.WorkFolder;

/// What `doctor` says of FFmpeg, and of what killed processes left.
@Configuration(proxyBeanMethods = false)
class FfmpegHealthChecks {

  private static final String OTHER_FFMPEG =
      "Set REELSMITH_STUDIO_FFMPEG to one that runs here, or unset it for the bundled one.";

  @Bean
  HealthCheck ffmpegCheck(FfmpegBinaries binaries, DataFolder folder) {
    return new NamedCheck(
        "FFmpeg",
        Mono.fromCallable(binaries::report)
            .flatMap(report -> ffmpeg(report, folder.temporary()))
            .subscribeOn(Schedulers.boundedElastic()));
  }

  /// Before others, since looking for an FFmpeg may clear something away.
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  HealthCheck leftoversCheck(WorkFolder folder, FfmpegBinaries binaries) {
    return new NamedCheck(
        "Leftovers",
        Mono.fromCallable(() -> leftovers(folder.abandoned(), binaries.leftovers()))
            .subscribeOn(Schedulers.boundedElastic()));
  }

  @Bean
  HealthCheck abandonedFfmpegsCheck(DataFolder folder) {
    return new NamedCheck(
        "Lost FFmpegs",
        Mono.fromCallable(() -> abandoned(AbandonedFfmpegs.below(folder.root())))
            .subscribeOn(Schedulers.boundedElastic()));
  }

  private static Mono<Finding> ffmpeg(FfmpegReport report, Path temporary) {
    FfmpegBuild build = report.build();
    if (report.bundledBroken()) {
      return Mono.just(
          Finding.warning(
              "the bundled one is damaged or does not run here: "
                  + String.join("; ", report.notes()),
              "Nothing: the next film unpacks it anew. If this stays, set REELSMITH_STUDIO_FFMPEG to"
                  + " one that runs."));
    }
    if (build == null) {
      return Mono.just(
          Finding.failed(
              "none runs: " + String.join("; ", report.notes()),
              "Install FFmpeg, or set REELSMITH_STUDIO_FFMPEG to one that runs."));
    }
    if (!report.missing().isEmpty()) {
      return Mono.just(
          Finding.failed(
              "%s lacks %s".formatted(words(build), String.join(", ", report.missing())),
              "Use the bundled FFmpeg, or one with these parts."));
    }
    return TrialFilm.make(build, temporary)
        .map(made -> Finding.ok("%s; it made a film".formatted(words(build))))
        .onErrorResume(RenderFailure.class, failure -> Mono.just(makesNoFilm(build, failure)));
  }

  private static Finding makesNoFilm(FfmpegBuild build, RenderFailure failure) {
    return Finding.failed(
        "%s starts, but a small film could not be made: %s (%s)"
            .formatted(words(build), failure.getMessage(), failure.code()),
        build.origin() == FfmpegBuild.Origin.BUNDLED
            ? "Delete %s, so that it is unpacked anew; if this stays, read logs/reelsmith.log."
                .formatted(build.ffmpeg().getParent())
            : OTHER_FFMPEG);
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

  private static Finding leftovers(int folders, List<Path> unpacking) {
    if (folders == 0 && unpacking.isEmpty()) {
      return Finding.ok("no unfinished files of processes that are gone");
    }
    return Finding.warning(
        "unfinished files of %d processes that are gone, and %d FFmpegs unpacked by half"
            .formatted(folders, unpacking.size()),
        "Nothing: the next ./reelsmith worker or serve removes them.");
  }

  private static Finding abandoned(List<ProcessHandle> ffmpegs) {
    if (ffmpegs.isEmpty()) {
      return Finding.ok("no FFmpeg without a worker");
    }
    String ids =
        ffmpegs.stream()
            .map(ffmpeg -> Long.toString(ffmpeg.pid()))
            .collect(Collectors.joining(" "));
    return Finding.warning(
        "%d FFmpegs whose workers are gone: %s".formatted(ffmpegs.size(), ids),
        "The next ./reelsmith worker or serve ends them; kill -9 %s does so now.".formatted(ids));
  }
}
