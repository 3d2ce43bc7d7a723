package reelsmith.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reelsmith.TestClock;
import reelsmith.api.TestDoors;
import reelsmith.database.Notifications;
import reelsmith.operation.Credential;
import reelsmith.operation.Scope;
import reelsmith.operation.Toolset;

/// How calls and streams that last hear that their key is over.
class KeyWatchTests {

  private final Set<Long> working = new HashSet<>(Set.of(1L, 2L));
  private final List<Set<Long>> asked = new ArrayList<>();
  private final Sinks.Many<String> reasons = Sinks.many().multicast().directBestEffort();
  private final KeyWatch watch =
      new KeyWatch(
          keys -> {
            asked.add(keys);
            return Mono.just(Set.copyOf(working));
          },
          reasons.asFlux());

  @Test
  void only_what_came_with_a_key_that_works_no_more_ends() {
    var first = watch.ended(with(1L)).toFuture();
    var alsoFirst = watch.ended(with(1L)).toFuture();
    var second = watch.ended(with(2L)).toFuture();
    var atTheMachine = watch.ended(with(null)).toFuture();
    reasons.tryEmitNext("look");
    boolean early = first.isDone();

    working.remove(1L);
    reasons.tryEmitNext("look");

    assertThat(early).isFalse();
    assertThat(first).isCompleted();
    assertThat(alsoFirst).isCompleted();
    assertThat(second).isNotDone();
    assertThat(atTheMachine).isNotDone();
  }

  @Test
  void nothing_is_asked_about_what_is_over() {
    watch.ended(with(1L)).subscribe().dispose();
    boolean listens = reasons.currentSubscriberCount() > 0;
    var lasting = watch.ended(with(2L)).subscribe();
    reasons.tryEmitNext("look");
    lasting.dispose();
    reasons.tryEmitNext("look");

    assertThat(listens).isFalse();
    assertThat(asked).containsExactly(Set.of(2L));
  }

  @Test
  void a_look_that_fails_is_followed_by_others() {
    var failing =
        new KeyWatch(
            keys ->
                working.contains(1L)
                    ? Mono.error(new IllegalStateException("away"))
                    : Mono.just(Set.of()),
            reasons.asFlux());
    var ended = failing.ended(with(1L)).toFuture();
    reasons.tryEmitNext("look");
    boolean early = ended.isDone();

    working.remove(1L);
    reasons.tryEmitNext("look");

    assertThat(early).isFalse();
    assertThat(ended).isCompleted();
  }

  /// Without the look of every second: it is the revocation itself that is heard.
  @Test
  void a_revocation_in_another_process_is_heard() throws Exception {
    TestDoors doors = TestDoors.open();
    ApiKeys keys = doors.bean(ApiKeys.class);
    IssuedKey key = Objects.requireNonNull(keys.issue(OwnerKey.OWNER, "x").block(Host.PATIENCE));
    Sinks.Empty<Void> listens = Sinks.empty();
    var told =
        doors
            .bean(Notifications.class)
            .listen(KeyWatch.CHANNEL)
            .doOnNext(notification -> listens.tryEmitEmpty());
    var ended = new KeyWatch(keys::working, told).ended(with(key.id())).toFuture();
    listens.asMono().block(Host.PATIENCE);
    boolean early = ended.isDone();
    OtherDatabase elsewhere = OtherDatabase.same(doors);

    new ApiKeys(elsewhere.client(), doors.bean(ServerPepper.class), doors.bean(TestClock.class))
        .revoke(OwnerKey.OWNER, key.id())
        .as(elsewhere.transactions()::transactional)
        .block(Host.PATIENCE);

    ended.get(Host.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    assertThat(early).isFalse();
  }

  private static Credential with(@Nullable Long key) {
    return new Credential(
        key == null ? Credential.Kind.LOCAL : Credential.Kind.KEY,
        key,
        null,
        EnumSet.allOf(Scope.class),
        EnumSet.allOf(Toolset.class),
        null,
        false,
        false);
  }
}
