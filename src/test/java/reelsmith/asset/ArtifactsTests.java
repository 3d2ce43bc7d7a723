package reelsmith.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.account.OwnerKey;
import reelsmith.api.TestDoors;

class ArtifactsTests {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final TestDoors doors = TestDoors.open();
  private final Artifacts artifacts = doors.bean(Artifacts.class);

  @TempDir private Path folder;

  @Test
  void a_kept_file_is_found_under_its_digest() throws IOException {
    Path file = file("abc");

    Artifact artifact = keep(file);

    assertThat(artifact.sha256())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(artifact.path()).isEqualTo("ba/%s.txt".formatted(artifact.sha256()));
    assertThat(artifact.bytes()).isEqualTo(3);
    assertThat(artifacts.locate(artifact)).hasContent("abc");
    assertThat(file).doesNotExist();
    assertThat(artifacts.find(artifact.id()).block(PATIENCE)).isEqualTo(artifact);
  }

  @Test
  void one_that_is_required_and_gone_is_an_error_and_not_nothing() {
    UUID gone = UUID.randomUUID();

    assertThatThrownBy(() -> artifacts.require(gone).block(PATIENCE))
        .hasMessageContaining(gone.toString());
  }

  @Test
  void the_same_content_lies_there_until_its_last_artifact_goes() throws IOException {
    Artifact one = keep(file("twice"));
    Artifact other = keep(file("twice"));

    artifacts.delete(one.id()).block(PATIENCE);

    assertThat(artifacts.find(one.id()).blockOptional(PATIENCE)).isEmpty();
    assertThat(artifacts.locate(other)).hasContent("twice");

    artifacts.delete(other.id()).block(PATIENCE);

    assertThat(artifacts.locate(other)).doesNotExist();
  }

  @Test
  void keeping_and_deleting_the_same_content_at_once_loses_nothing() throws IOException {
    for (int round = 0; round < 5; round++) {
      Artifact old = keep(file("contested"));
      Flux<Path> files = Flux.fromStream(IntStream.range(0, 4).mapToObj(i -> file("contested")));

      Mono<Void> delete = artifacts.delete(old.id());
      var kept =
          files
              .flatMap(file -> artifacts.keep(OwnerKey.OWNER, file, "text/plain"), 4)
              .collectList()
              .zipWith(delete.thenReturn(true))
              .block(PATIENCE)
              .getT1();

      assertThat(kept)
          .allSatisfy(artifact -> assertThat(artifacts.locate(artifact)).hasContent("contested"));
      kept.forEach(artifact -> artifacts.delete(artifact.id()).block(PATIENCE));
    }
  }

  @Test
  void keeping_is_undone_with_the_transaction_around_it() {
    Path file = file("rolled back");
    Mono<Artifact> kept =
        artifacts
            .keep(OwnerKey.OWNER, file, "text/plain")
            .flatMap(
                artifact ->
                    Mono.<Artifact>error(new IllegalStateException(artifact.id().toString())))
            .as(doors.bean(TransactionalOperator.class)::transactional);

    Throwable failure = kept.materialize().block(PATIENCE).getThrowable();

    assertThat(artifacts.find(UUID.fromString(failure.getMessage())).blockOptional(PATIENCE))
        .isEmpty();
  }

  @Test
  void a_path_never_leads_out_of_the_store() {
    FileStore store = new FileStore(folder);

    assertThatThrownBy(() -> store.locate("../outside"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Artifact keep(Path file) {
    return artifacts.keep(OwnerKey.OWNER, file, "text/plain").block(PATIENCE);
  }

  private Path file(String content) {
    try {
      Path file = Files.createTempFile(folder, "new", "");
      return Files.write(file, content.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
