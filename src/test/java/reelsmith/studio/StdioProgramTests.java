package reelsmith.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static reelsmith.studio.SpendingTests.silent;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Films that are asked for over stdio by clients that do not stay; about 30 seconds each.
@Tag("long")
class StdioProgramTests {

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_film_is_finished_by_a_worker_of_its_own_though_its_client_has_left(boolean readsAnswer) {
    Path home = TestStudio.temporaryFolder();
    try (var program = StdioProgram.start(home)) {
      program.send(
          "create_story_video",
          silent("a pond").put("idempotency_key", UUID.randomUUID().toString()));
      if (!readsAnswer) {
        program.endInput();
      }
      long video = program.answer().required("video_id").asLong();
      program.endInput();
      assertThat(program.exitCode()).isZero();

      long worker = StdioProgram.startedWorker(home);
      TestStudio studio = new TestStudio(home, "--reelsmith.engine.works=false");
      try {
        JsonNode film = studio.finished(video);

        new Wreck(studio).assertIntact(film);
        TestStudio.await(() -> !StdioProgram.isAlive(worker));
        new Wreck(studio).assertNothingStays();
      } finally {
        studio.close();
        ProcessHandle.of(worker).ifPresent(ProcessHandle::destroyForcibly);
      }
    }
  }
}
