package reelsmith.render;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class PictureLoaderTests {

  @TempDir Path folder;
  private final PictureLoader loader =
      new PictureLoader(TestMedia.build(), RenderSettings.DEFAULTS.maximumPixels());

  @Test
  void segments_that_begin_together_share_one_picture() throws IOException {
    var slide = new TestMedia(folder).slide("a", 1, "Trust the crown.", 1);
    var pictures =
        Flux.range(0, 3)
            .flatMap(
                segment ->
                    Mono.fromCallable(() -> loader.load(slide, TestMedia.SMALL))
                        .subscribeOn(Schedulers.boundedElastic()))
            .collectList()
            .block(Duration.ofMinutes(1));

    var first = requireNonNull(pictures).getFirst();
    assertThat(pictures).hasSize(3).allSatisfy(picture -> assertThat(picture).isSameAs(first));
  }

  @Test
  void a_picture_that_could_not_be_read_is_read_again_once_it_is_whole() throws IOException {
    var slide = new TestMedia(folder).slide("a", 1, "Trust the crown.", 1);
    byte[] whole = Files.readAllBytes(slide.picture());
    var written = Files.getLastModifiedTime(slide.picture());
    Files.writeString(slide.picture(), "half a picture");
    Files.setLastModifiedTime(slide.picture(), written);

    assertThatThrownBy(() -> loader.load(slide, TestMedia.SMALL))
        .isInstanceOf(RenderFailure.class)
        .hasFieldOrPropertyWithValue("code", "picture_unreadable");

    Files.write(slide.picture(), whole);
    Files.setLastModifiedTime(slide.picture(), written);
    assertThat(loader.load(slide, TestMedia.SMALL).width()).isEqualTo(406);
  }
}
