package reelsmith.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.launcher.MakeProgress.Finished;
import reelsmith.launcher.MakeProgress.Working;

class MakingTests {

  private static final MakeRequest REQUEST =
      new MakeRequest(
          "A fox",
          Path.of("/films/fox.mp4"),
          "story",
          null,
          null,
          null,
          MakeRequest.AspectRatio.PORTRAIT,
          null,
          null,
          true,
          null);
  private static final Finished FILM =
      new Finished(Path.of("/films/fox.mp4"), Duration.ofSeconds(20), 1080, 1920, 1_000, List.of());

  private final Screen screen = new Screen();

  @Test
  void a_finished_film_is_handed_over_after_its_progress_was_shown() throws Exception {
    var making = making((_, _) -> Flux.just(new Working("Writing", 0.1, null), FILM));

    assertThat(making.make(REQUEST)).isEqualTo(FILM);

    assertThat(screen.printed()).isEqualTo(" 10 %  Writing\n100 %  Finished\n");
  }

  @Test
  void a_failure_says_why_and_what_to_do() {
    var failure = new MakeFailure("No voice speaks Klingon.", "Choose another language.");
    var making = making((_, _) -> Flux.error(failure));

    assertThatThrownBy(() -> making.make(REQUEST))
        .isInstanceOfSatisfying(
            CommandFailure.class, it -> assertThat(it.exitCode()).isEqualTo(ExitCode.FAILED))
        .hasMessage("No voice speaks Klingon.\n  Choose another language.");
  }

  @Test
  void giving_up_waits_until_the_film_is_taken_back() throws Exception {
    var begun = new CountDownLatch(1);
    var takenBack = new CompletableFuture<Boolean>();
    var making =
        making(
            (_, aborted) ->
                Flux.<MakeProgress>never()
                    .doOnSubscribe(_ -> begun.countDown())
                    .takeUntilOther(aborted)
                    .concatWith(Mono.fromRunnable(() -> takenBack.complete(true))));
    var outcome = CompletableFuture.supplyAsync(() -> failureOf(making));
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

    making.abort();

    assertThat(takenBack).isCompleted();
    assertThat(outcome.get(10, TimeUnit.SECONDS).exitCode()).isEqualTo(ExitCode.ABORTED);
  }

  private Making making(FilmMaker maker) {
    return new Making(maker, ProgressDisplay.on(screen.pipe()));
  }

  private static CommandFailure failureOf(Making making) {
    try {
      making.make(REQUEST);
    } catch (CommandFailure failure) {
      return failure;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    throw new AssertionError("a film was made");
  }
}
