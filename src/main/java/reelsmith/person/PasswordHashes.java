package reelsmith.person;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reelsmith.operation.OperationFailure;

/// Passwords as they are kept: Argon2id with two passes over [PersonSettings#passwordMemory].
/// Hashing is slow on purpose, so it has a few threads of its own and a line that is not endless.
@Component
class PasswordHashes implements DisposableBean {

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int LANES = 1;
  private static final int PASSES = 2;

  private static final int THREADS = 2;
  private static final int WAITING = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Argon2PasswordEncoder encoder;
  private final Scheduler scheduler =
      Schedulers.newBoundedElastic(THREADS, WAITING, "passwords", 60, true);
  private volatile @Nullable String hashOfNothing;

  PasswordHashes(PersonSettings settings) {
    this.encoder =
        new Argon2PasswordEncoder(
            SALT_BYTES,
            HASH_BYTES,
            LANES,
            Math.toIntExact(settings.passwordMemory().toKilobytes()),
            PASSES);
  }

  /// What is stored for a password.
  Mono<String> hash(String password) {
    return onThreadOfItsOwn(() -> encode(password));
  }

  /// Whether the hash is of this password. Takes as long, and says no, when there is no hash.
  Mono<Boolean> matches(String password, @Nullable String hash) {
    return onThreadOfItsOwn(
        () -> {
          String nothing = hashOfNothing();
          String tried = hash == null ? nothing : hash;
          return encoder.matches(PasswordRules.normalized(password), tried) && hash != null;
        });
  }

  /// Made at the first sign-in of the process, whoever signs in: nobody's first takes longer than
  /// another's.
  private String hashOfNothing() {
    String made = hashOfNothing;
    if (made == null) {
      made = encode("");
      hashOfNothing = made;
    }
    return made;
  }

  private String encode(String password) {
    String hash = encoder.encode(PasswordRules.normalized(password));
    if (hash == null) {
      throw new IllegalStateException("A password was not hashed");
    }
    return hash;
  }

  private <T> Mono<T> onThreadOfItsOwn(Callable<T> work) {
    return Mono.fromCallable(work)
        .subscribeOn(scheduler)
        .timeout(PATIENCE)
        .onErrorMap(RejectedExecutionException.class, error -> busy())
        .onErrorMap(TimeoutException.class, error -> busy());
  }

  private static OperationFailure busy() {
    return new OperationFailure(
        OperationFailure.Kind.UNAVAILABLE,
        "service_unavailable",
        "Too many people are signing in right now. Wait a minute and try again.");
  }

  @Override
  public void destroy() {
    scheduler.dispose();
  }
}
