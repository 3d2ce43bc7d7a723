package reelsmith.api.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.operation.AccountId;
import reelsmith.operation.Credential;
import reelsmith.operation.Identity;
import reelsmith.operation.Scope;
import reelsmith.operation.Toolset;

class OpenStreamsTests {

  private final Set<Long> working = new HashSet<>(Set.of(1L, 2L));
  private final List<Set<Long>> asked = new ArrayList<>();
  private final OpenStreams streams =
      new OpenStreams(
          keys -> {
            asked.add(keys);
            return Mono.just(Set.copyOf(working));
          });

  @Test
  void only_the_streams_of_a_key_that_works_no_more_end() {
    var first = streams.of(with(1L), Flux.never()).then().toFuture();
    var alsoFirst = streams.of(with(1L), Flux.never()).then().toFuture();
    var second = streams.of(with(2L), Flux.never()).then().toFuture();
    var atTheMachine = streams.of(with(null), Flux.never()).then().toFuture();
    streams.look().block(Duration.ofSeconds(5));
    boolean early = first.isDone();

    working.remove(1L);
    streams.look().block(Duration.ofSeconds(5));

    assertThat(early).isFalse();
    assertThat(first).isCompleted();
    assertThat(alsoFirst).isCompleted();
    assertThat(second).isNotDone();
    assertThat(atTheMachine).isNotDone();
  }

  @Test
  void nobody_is_asked_about_streams_that_are_over() {
    streams.of(with(1L), Flux.just("done")).blockLast(Duration.ofSeconds(5));
    streams.of(with(2L), Flux.never()).subscribe().dispose();

    streams.look().block(Duration.ofSeconds(5));

    assertThat(asked).isEmpty();
  }

  private static Identity with(@Nullable Long key) {
    return new Identity(
        new AccountId(1),
        new Credential(
            key == null ? Credential.Kind.LOCAL : Credential.Kind.KEY,
            key,
            null,
            EnumSet.allOf(Scope.class),
            EnumSet.allOf(Toolset.class),
            null,
            false,
            false));
  }
}
