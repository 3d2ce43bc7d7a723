package reelsmith.studio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.pipeline.Stage;
import reelsmith.pipeline.StageOutcome;
import reelsmith.pipeline.StageWork;
import tools.jackson.databind.JsonNode;

/// The product's stages, which come to their fate at the first of some moments that comes: their
/// process is killed, or they stay there until they are let go.
final class MortalStages implements BeanPostProcessor {

  private final Set<Death> deaths = ConcurrentHashMap.newKeySet();
  private final Path note;
  private final Runnable fate;

  private MortalStages(Set<Death> deaths, Path note, Runnable fate) {
    this.deaths.addAll(deaths);
    this.note = note;
    this.fate = fate;
  }

  /// @param note takes the moment at which it was
  static MortalStages killing(Set<Death> deaths, Path note) {
    return new MortalStages(deaths, note, MortalStages::die);
  }

  /// Those that stay at a moment until somebody removes the note of it.
  static MortalStages holding(Death moment, Path note) {
    return new MortalStages(Set.of(moment), note, () -> awaitRemoval(note));
  }

  /// A moment of a stage.
  record Death(String stage, Moment moment) {

    static Death parse(String text) {
      String[] parts = text.split(":");
      return new Death(parts[0], Moment.valueOf(parts[1]));
    }

    @Override
    public String toString() {
      return stage + ":" + moment;
    }
  }

  /// Where in a stage.
  enum Moment {
    /// It is claimed, and nothing is done yet.
    BEGUN,

    /// An item is being made.
    MAKING,

    /// An item was made and is not recorded.
    MADE,

    /// FFmpeg runs.
    ENCODING,

    /// The film is put together from what was encoded.
    JOINING,

    /// An item was made and is recorded, and the stage is not at its end.
    KEPT,

    /// The stage has its outcome, which is not recorded.
    DONE
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof Stage real ? new Mortal(real, this) : bean;
  }

  private void at(String stage, Moment moment) {
    var now = new Death(stage, moment);
    if (deaths.remove(now)) {
      write(now);
      fate.run();
    }
  }

  /// Whole at once, since others wait for it.
  private void write(Death death) {
    try {
      Path unfinished = note.resolveSibling(note.getFileName() + ".part");
      Files.writeString(unfinished, death.toString());
      Files.move(unfinished, note, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// `kill -9`, from outside; nothing that the caller was about to do happens any more.
  private static void die() {
    Thread.ofPlatform().start(MortalStages::kill);
    while (true) {
      Thread.onSpinWait();
    }
  }

  private static void kill() {
    try {
      new ProcessBuilder("kill", "-9", Long.toString(ProcessHandle.current().pid())).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void awaitRemoval(Path note) {
    while (Files.exists(note)) {
      Thread.onSpinWait();
    }
  }

  private record Mortal(Stage real, MortalStages doom) implements Stage {

    @Override
    public String name() {
      return real.name();
    }

    @Override
    public Mono<StageOutcome> run(StageWork work) {
      return Mono.defer(
              () -> {
                doom.at(name(), Moment.BEGUN);
                return real.run(new MortalWork(work, name(), doom));
              })
          .doOnNext(
              outcome -> {
                if (outcome instanceof StageOutcome.Done) {
                  doom.at(name(), Moment.DONE);
                }
              });
    }
  }

  private static final class MortalWork extends PassedOnWork {

    private final String stage;
    private final MortalStages doom;

    MortalWork(StageWork real, String stage, MortalStages doom) {
      super(real);
      this.stage = stage;
      this.doom = doom;
    }

    @Override
    public Mono<JsonNode> item(
        String key, String inputDigest, int attempts, Supplier<Mono<? extends JsonNode>> make) {
      return mortal(make, mortal -> super.item(key, inputDigest, attempts, mortal));
    }

    @Override
    public Mono<JsonNode> paidItem(
        String key, String inputDigest, int attempts, Supplier<Mono<? extends JsonNode>> make) {
      return mortal(make, mortal -> super.paidItem(key, inputDigest, attempts, mortal));
    }

    private Mono<JsonNode> mortal(
        Supplier<Mono<? extends JsonNode>> make,
        Function<Supplier<Mono<? extends JsonNode>>, Mono<JsonNode>> item) {
      var made = new AtomicBoolean();
      return item.apply(
              () -> {
                made.set(true);
                doom.at(stage, Moment.MAKING);
                return watched(make.get()).doOnNext(result -> doom.at(stage, Moment.MADE));
              })
          .doOnNext(
              kept -> {
                if (made.get()) {
                  doom.at(stage, Moment.KEPT);
                }
              });
    }

    private Mono<? extends JsonNode> watched(Mono<? extends JsonNode> make) {
      if (!doom.deaths.contains(new Death(stage, Moment.ENCODING))) {
        return make;
      }
      return make.takeUntilOther(
          Flux.interval(Duration.ofMillis(5))
              .onBackpressureDrop()
              .filter(tick -> isEncoding())
              .doOnNext(tick -> doom.at(stage, Moment.ENCODING))
              .then());
    }

    private static boolean isEncoding() {
      return ProcessHandle.current()
          .children()
          .anyMatch(child -> child.info().command().orElse("").endsWith("ffmpeg"));
    }

    @Override
    public void progress(int doneItems, int totalItems, String detail) {
      super.progress(doneItems, totalItems, detail);
      if (detail.equals("Joining")) {
        doom.at(stage, Moment.JOINING);
      }
    }
  }
}
