package reelsmith.studio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.pipeline.FinishedItem;
import reelsmith.pipeline.Stage;
import reelsmith.pipeline.StageOutcome;
import reelsmith.pipeline.StageWork;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The product's stages, which have their process killed at the first of some moments that comes.
///
/// @param note takes the moment at which it was
record MortalStages(Set<Death> deaths, Path note) implements BeanPostProcessor {

  MortalStages {
    deaths = Set.copyOf(deaths);
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
    if (deaths.contains(now)) {
      die(now);
    }
  }

  /// `kill -9`, from outside; nothing that the caller was about to do happens any more.
  private void die(Death death) {
    Thread.ofPlatform().start(() -> kill(death));
    while (true) {
      Thread.onSpinWait();
    }
  }

  private void kill(Death death) {
    try {
      Files.writeString(note, death.toString());
      new ProcessBuilder("kill", "-9", Long.toString(ProcessHandle.current().pid())).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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

  private record MortalWork(StageWork real, String stage, MortalStages doom) implements StageWork {

    @Override
    public UUID runId() {
      return real.runId();
    }

    @Override
    public long accountId() {
      return real.accountId();
    }

    @Override
    public long subject() {
      return real.subject();
    }

    @Override
    public ObjectNode input() {
      return real.input();
    }

    @Override
    public JsonNode result(String name) {
      return real.result(name);
    }

    @Override
    public Mono<JsonNode> item(
        String key, String inputDigest, int attempts, Supplier<Mono<? extends JsonNode>> make) {
      return mortal(make, mortal -> real.item(key, inputDigest, attempts, mortal));
    }

    @Override
    public Mono<JsonNode> paidItem(
        String key, String inputDigest, int attempts, Supplier<Mono<? extends JsonNode>> make) {
      return mortal(make, mortal -> real.paidItem(key, inputDigest, attempts, mortal));
    }

    private Mono<JsonNode> mortal(
        Supplier<Mono<? extends JsonNode>> make,
        Function<Supplier<Mono<? extends JsonNode>>, Mono<JsonNode>> item) {
      var made = new AtomicBoolean();
      return item.apply(
              () -> {
                made.set(true);
                doom.at(stage, Moment.MAKING);
                return watched(make.get());
              })
          .doOnNext(
              kept -> {
                if (made.get()) {
                  doom.at(stage, Moment.KEPT);
                }
              });
    }

    private Mono<? extends JsonNode> watched(Mono<? extends JsonNode> make) {
      if (!doom.deaths().contains(new Death(stage, Moment.ENCODING))) {
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
    public Flux<FinishedItem> recorded(String name) {
      return real.recorded(name);
    }

    @Override
    public void progress(int doneItems, int totalItems, String detail) {
      real.progress(doneItems, totalItems, detail);
      if (detail.equals("Joining")) {
        doom.at(stage, Moment.JOINING);
      }
    }
  }
}
