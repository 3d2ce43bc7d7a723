package reelsmith.render;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reelsmith.render.ffmpeg.BundledFfmpeg;
import reelsmith.render.ffmpeg.ProgramOutput;

/// Finds an FFmpeg that runs: the configured one, else the one that comes with the program, else
/// one on the `PATH`. Its methods start processes and block.
public final class FfmpegBinaries {

  private static final Pattern VERSION = Pattern.compile("ffmpeg version (\\S+)");
  private static final List<String> ENCODERS = List.of("aac", "libx264", "mjpeg");
  private static final List<String> FILTERS =
      List.of(
          "afade",
          "aformat",
          "alimiter",
          "amix",
          "apad",
          "aresample",
          "asetpts",
          "asplit",
          "atrim",
          "crop",
          "ebur128",
          "format",
          "scale",
          "setparams",
          "sidechaincompress",
          "volume");

  private final @Nullable Path configured;
  private final Path folder;
  private final String searchPath;

  /// @param configured the program or its folder; when it is given and does not run, no other is
  ///   tried
  /// @param folder where the bundled FFmpeg is unpacked
  public FfmpegBinaries(@Nullable Path configured, Path folder) {
    this(configured, folder, System.getenv().getOrDefault("PATH", ""));
  }

  FfmpegBinaries(@Nullable Path configured, Path folder, String searchPath) {
    this.configured = configured;
    this.folder = folder;
    this.searchPath = searchPath;
  }

  /// The FFmpeg to use. A bundled one that was damaged is unpacked anew.
  ///
  /// @throws RenderFailure `ffmpeg_missing` when none runs, with the reasons
  public FfmpegBuild find() {
    var notes = new ArrayList<String>();
    FfmpegBuild build = search(notes, true);
    if (build == null) {
      throw new RenderFailure(
          "ffmpeg_missing", "No FFmpeg runs on this machine: " + String.join("; ", notes));
    }
    return build;
  }

  /// Which FFmpeg would be used, and what it lacks. Repairs nothing.
  public FfmpegReport report() {
    var notes = new ArrayList<String>();
    FfmpegBuild build = search(notes, false);
    boolean bundledBroken =
        configured == null
            && (build == null || build.origin() == FfmpegBuild.Origin.PATH)
            && isUnpacked();
    if (build == null) {
      return new FfmpegReport(null, List.of("ffmpeg"), notes, bundledBroken);
    }
    var missing = new ArrayList<String>();
    missing.addAll(lacking(build, "-encoders", "encoder", ENCODERS));
    missing.addAll(lacking(build, "-filters", "filter", FILTERS));
    return new FfmpegReport(build, missing, notes, bundledBroken);
  }

  /// Folders in which processes unpacked the bundled FFmpeg that were killed meanwhile; the next
  /// one to look for an FFmpeg removes them.
  public List<Path> leftovers() throws IOException {
    return BundledFfmpeg.unfinished(folder);
  }

  private boolean isUnpacked() {
    return BundledFfmpeg.present() && Files.isDirectory(BundledFfmpeg.place(folder));
  }

  private @Nullable FfmpegBuild search(List<String> notes, boolean repairs) {
    if (configured != null) {
      Path program =
          Files.isDirectory(configured)
              ? configured.resolve(BundledFfmpeg.program("ffmpeg"))
              : configured;
      return tried(FfmpegBuild.Origin.CONFIGURED, program, notes);
    }
    FfmpegBuild bundled = bundled(notes, repairs);
    return bundled != null ? bundled : onPath(notes);
  }

  private @Nullable FfmpegBuild bundled(List<String> notes, boolean repairs) {
    if (!BundledFfmpeg.present()) {
      notes.add("the program was built without an FFmpeg for this machine");
      return null;
    }
    try {
      Path unpacked =
          !repairs && isUnpacked() ? BundledFfmpeg.place(folder) : BundledFfmpeg.unpack(folder);
      Path program = unpacked.resolve(BundledFfmpeg.program("ffmpeg"));
      FfmpegBuild build = tried(FfmpegBuild.Origin.BUNDLED, program, notes);
      if (build != null || !repairs) {
        return build;
      }
      BundledFfmpeg.unpackAnew(
          folder, () -> tried(FfmpegBuild.Origin.BUNDLED, program, new ArrayList<>()) != null);
      return tried(FfmpegBuild.Origin.BUNDLED, program, notes);
    } catch (IOException failure) {
      notes.add("the bundled FFmpeg cannot be unpacked: " + failure.getMessage());
      return null;
    }
  }

  private @Nullable FfmpegBuild onPath(List<String> notes) {
    for (String place : searchPath.split(Pattern.quote(File.pathSeparator))) {
      try {
        Path program = Path.of(place).resolve(BundledFfmpeg.program("ffmpeg"));
        if (!place.isBlank() && Files.isExecutable(program)) {
          FfmpegBuild build = tried(FfmpegBuild.Origin.PATH, program, notes);
          if (build != null) {
            return build;
          }
        }
      } catch (InvalidPathException strange) {
        notes.add("the PATH holds no folder name: " + strange.getMessage());
      }
    }
    notes.add("the PATH holds no FFmpeg that runs");
    return null;
  }

  private static @Nullable FfmpegBuild tried(
      FfmpegBuild.Origin origin, Path program, List<String> notes) {
    Path absolute = program.toAbsolutePath();
    Path ffprobe = absolute.resolveSibling(BundledFfmpeg.program("ffprobe"));
    try {
      String about = ProgramOutput.of(absolute, "-hide_banner", "-version");
      ProgramOutput.of(ffprobe, "-hide_banner", "-version");
      Matcher version = VERSION.matcher(about);
      return new FfmpegBuild(
          origin,
          absolute,
          ffprobe,
          version.find() ? version.group(1) : "unknown",
          Digest.of(about));
    } catch (IOException failure) {
      notes.add("%s does not run: %s".formatted(absolute, failure.getMessage()));
      return null;
    }
  }

  private static List<String> lacking(
      FfmpegBuild build, String question, String kind, List<String> needed) {
    String known;
    try {
      known = ProgramOutput.of(build.ffmpeg(), "-hide_banner", question);
    } catch (IOException failure) {
      return List.of("%s: %s".formatted(question, failure.getMessage()));
    }
    return needed.stream()
        .filter(name -> !Pattern.compile("(?m)^ \\S+ +" + name + " ").matcher(known).find())
        .map(name -> kind + " " + name)
        .toList();
  }
}
