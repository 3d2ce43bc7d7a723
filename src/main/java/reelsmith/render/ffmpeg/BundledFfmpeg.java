package reelsmith.render.ffmpeg;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import java.util.jar.JarFile;

/// The FFmpeg that comes with the program as a jar, and how it gets onto the disk.
public final class BundledFfmpeg {

  private static final String ROOT = "org/bytedeco/ffmpeg/";
  private static final String VERSION = "META-INF/maven/org.bytedeco/ffmpeg/pom.properties";

  private static final String UNFINISHED = "ffmpeg-unpacking-";
  private static final String LOCK = "ffmpeg.lock";

  /// Libraries the bundled build names but does not need.
  private static final List<String> ABSENT_LIBRARIES =
      List.of("libasound.so.2", "libpulse.so.0", "libxcb-shm.so.0", "libxcb.so.1");

  private static final List<String> ABSENT_ON_ARM =
      List.of("libdrm.so.2", "libva-drm.so.2", "libva.so.2");

  private BundledFfmpeg() {}

  /// Whether the class path holds an FFmpeg for this machine.
  public static boolean present() {
    return location().isPresent();
  }

  /// Where it is below `folder` once it was unpacked.
  public static Path place(Path folder) {
    return folder.resolve("ffmpeg-" + version() + "-" + platform());
  }

  /// Unpacks it below `folder` unless it is there already, and makes it run on bare machines.
  /// Clears away what processes left that were killed while they unpacked it.
  ///
  /// @return the folder with `ffmpeg` and `ffprobe`
  public static Path unpack(Path folder) throws IOException {
    Path target = place(folder);
    if (!Files.isDirectory(target) || !unfinished(folder).isEmpty()) {
      alone(folder, () -> Files.isDirectory(target));
    }
    return target;
  }

  /// Replaces one that is there and was damaged.
  ///
  /// @param works whether it runs; asked once nobody else can be replacing it
  public static void unpackAnew(Path folder, BooleanSupplier works) throws IOException {
    alone(folder, works);
  }

  /// What processes left that were killed while they unpacked it, and what others unpack now.
  public static List<Path> unfinished(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.newDirectoryStream(folder, UNFINISHED + "*")) {
      var found = new ArrayList<Path>();
      files.forEach(found::add);
      return found;
    }
  }

  /// One process unpacks at a time, so that what is unfinished belongs to nobody who lives. The
  /// system drops the lock of one that is killed.
  private static synchronized void alone(Path folder, BooleanSupplier done) throws IOException {
    var location =
        location()
            .orElseThrow(() -> new IOException("the class path holds no FFmpeg for this machine"));
    Files.createDirectories(folder);
    try (var channel =
            FileChannel.open(
                folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var _ = channel.lock()) {
      for (Path left : unfinished(folder)) {
        delete(left);
      }
      if (!done.getAsBoolean()) {
        put(location, folder);
      }
    }
  }

  private static void put(URL location, Path folder) throws IOException {
    Path target = place(folder);
    Path work = Files.createTempDirectory(folder, UNFINISHED);
    Path old = Files.createTempDirectory(folder, UNFINISHED);
    try {
      copy(location, work);
      makePortable(work);
      if (Files.exists(target)) {
        Files.move(target, old.resolve("old"), StandardCopyOption.ATOMIC_MOVE);
      }
      Files.move(work, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      delete(work);
      delete(old);
    }
  }

  private static Optional<URL> location() {
    return Optional.ofNullable(loader().getResource(ROOT + platform() + "/" + program("ffmpeg")));
  }

  private static ClassLoader loader() {
    return BundledFfmpeg.class.getClassLoader();
  }

  /// The file name of a program on this machine.
  public static String program(String name) {
    return windows() ? name + ".exe" : name;
  }

  private static boolean windows() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
  }

  private static boolean arm() {
    String architecture = System.getProperty("os.arch", "");
    return architecture.equals("aarch64") || architecture.equals("arm64");
  }

  private static boolean linux() {
    return System.getProperty("os.name", "").startsWith("Linux");
  }

  private static String platform() {
    String system = linux() ? "linux" : windows() ? "windows" : "macosx";
    return system + (arm() ? "-arm64" : "-x86_64") + "-gpl";
  }

  private static String version() {
    try (InputStream in = loader().getResourceAsStream(VERSION)) {
      var properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("version", "bundled");
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The program's own jars cannot be read", unreadable);
    }
  }

  private static void copy(URL program, Path work) throws IOException {
    if (!(program.openConnection() instanceof JarURLConnection connection)) {
      throw new IOException("the bundled FFmpeg is not in a jar: " + program);
    }
    String folder = ROOT + platform() + "/";
    JarFile jar = connection.getJarFile();
    for (var entry : jar.stream().toList()) {
      String name = entry.getName();
      boolean wanted = name.startsWith(folder) && !entry.isDirectory() && !name.contains("/libjni");
      if (wanted && name.indexOf('/', folder.length()) < 0) {
        Path target = work.resolve(name.substring(folder.length()));
        try (InputStream in = jar.getInputStream(entry)) {
          Files.copy(in, target);
        } catch (FileAlreadyExistsException twice) {
          throw new IOException("the bundled FFmpeg holds %s twice".formatted(name), twice);
        }
      }
    }
  }

  private static void makePortable(Path work) throws IOException {
    for (String name : List.of("ffmpeg", "ffprobe")) {
      Path program = work.resolve(program(name));
      if (linux()) {
        ElfFile.searchBesideForAll(program);
      }
      if (!program.toFile().setExecutable(true, true)) {
        throw new IOException("%s cannot be made executable".formatted(program));
      }
    }
    if (linux()) {
      var absent = new ArrayList<>(ABSENT_LIBRARIES);
      if (arm()) {
        absent.addAll(ABSENT_ON_ARM);
      }
      for (String name : absent) {
        if (!Files.exists(work.resolve(name))) {
          Files.write(work.resolve(name), ElfFile.emptyLibrary(name, arm()));
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
