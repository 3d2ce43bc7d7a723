package reelsmith.studio;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/// Connections to the database that die at a chosen moment, as when the server's process is killed:
/// what they had not committed is rolled back, and whoever used them gets an error.
final class BreakableConnections implements ConnectionFactory {

  /// What whoever asks for a connection hears while the database is away.
  static final String AWAY = "Nobody answers at the database's address";

  private final ConnectionFactory real;
  private final Map<UUID, Crash> ofRuns;
  private final Crash ofWrites;
  private volatile boolean isAway;

  /// @param ofRuns crashes of the connections that work on a run, from the moment on that a
  ///   transaction names it
  /// @param ofWrites a crash in a transaction that takes an idempotency key
  BreakableConnections(ConnectionFactory real, Map<UUID, Crash> ofRuns, Crash ofWrites) {
    this.real = real;
    this.ofWrites = ofWrites;
    this.ofRuns = Map.copyOf(ofRuns);
  }

  /// One crash to be. Moments are counted from 1: before each statement, before each commit and
  /// after it; or only before each statement with certain words.
  static final class Crash {

    /// How an item is recorded, after its provider has succeeded.
    static final String RECORDS_AN_ITEM = "insert into item";

    /// The first statement of the transaction that ends and settles a run, after its lock.
    static final String ENDS_A_RUN = "update run set state = $";

    private final int at;
    private final String counted;
    private final String since;
    private final Runnable instead;
    private final AtomicInteger passed = new AtomicInteger();
    private volatile boolean counts;

    private Crash(int at, String counted, String since, Runnable instead) {
      this.at = at;
      this.counted = counted;
      this.since = since;
      this.instead = instead;
    }

    /// Counts from the first statement with these words on, which is the first moment.
    static Crash since(String words, int moment) {
      return new Crash(moment, "", words, () -> {});
    }

    /// Likewise; the whole process ends, without a chance to tidy up.
    static Crash ofProcessSince(String words, int moment) {
      return new Crash(moment, "", words, () -> Runtime.getRuntime().halt(1));
    }

    static Crash at(int moment) {
      return since("", moment);
    }

    /// The whole process ends before the statement with these words that is the so-and-so-manieth.
    static Crash ofProcessBefore(String words, int moment) {
      return new Crash(moment, words, "", () -> Runtime.getRuntime().halt(1));
    }

    /// Counts and never happens.
    static Crash never() {
      return neverBefore("");
    }

    /// Counts statements with these words and never happens.
    static Crash neverBefore(String words) {
      return new Crash(Integer.MAX_VALUE, words, "", () -> {});
    }

    /// How many moments went by.
    int passed() {
      return passed.get();
    }

    boolean happened() {
      return passed.get() >= at;
    }

    private boolean isNow(String sql) {
      counts |= sql.contains(since);
      if (!counts || !sql.contains(counted)) {
        return false;
      }
      boolean now = passed.incrementAndGet() == at;
      if (now) {
        instead.run();
      }
      return now;
    }

    /// For `contextWrite` of the call whose connections shall die.
    Context ofCall() {
      return Context.of(Crash.class, this);
    }
  }

  /// The crash in transactions that take an idempotency key, which counts their moments.
  Crash ofWrites() {
    return ofWrites;
  }

  /// From now on there are no connections.
  void goAway() {
    isAway = true;
  }

  void comeBack() {
    isAway = false;
  }

  @Override
  public Publisher<? extends Connection> create() {
    return Mono.deferContextual(
        context ->
            (isAway
                    ? Mono.<Connection>error(new R2dbcNonTransientResourceException(AWAY))
                    : Mono.<Connection>from(real.create()))
                .map(connection -> wrapped(connection, context.getOrDefault(Crash.class, null))));
  }

  @Override
  public ConnectionFactoryMetadata getMetadata() {
    return real.getMetadata();
  }

  private Connection wrapped(Connection connection, @Nullable Crash ofCall) {
    return proxy(Connection.class, new Breakable(connection, ofCall));
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static @Nullable Object invoked(
      Object target, Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw Objects.requireNonNull(e.getCause());
    }
  }

  private final class Breakable implements InvocationHandler {

    private final Connection connection;
    private final @Nullable Crash ofCall;
    private @Nullable Crash named;
    private boolean inTransaction;

    Breakable(Connection connection, @Nullable Crash ofCall) {
      this.connection = connection;
      this.ofCall = ofCall;
    }

    @Override
    public @Nullable Object invoke(Object self, Method method, Object @Nullable [] arguments)
        throws Throwable {
      return switch (method.getName()) {
        case "createStatement" -> {
          String sql = String.valueOf(Objects.requireNonNull(arguments)[0]);
          if (sql.contains("insert into idempotency")) {
            named = ofWrites;
          }
          yield statement(
              sql, (Statement) Objects.requireNonNull(invoked(connection, method, arguments)));
        }
        case "beginTransaction" -> {
          inTransaction = true;
          yield invoked(connection, method, arguments);
        }
        case "commitTransaction" -> Mono.defer(this::commit);
        default -> invoked(connection, method, arguments);
      };
    }

    private Mono<Void> commit() {
      Mono<Void> commit = Mono.from(connection.commitTransaction());
      return isNow("commit")
          ? dying()
          : commit.then(Mono.defer(() -> isNow("commit") ? dying() : Mono.empty()));
    }

    private boolean isNow(String sql) {
      Crash crash = ofCall == null ? named : ofCall;
      return crash != null && crash.isNow(sql);
    }

    /// The server's process of this connection ends itself, as if somebody had killed it.
    private <T> Mono<T> dying() {
      return Flux.from(
              connection.createStatement("select pg_terminate_backend(pg_backend_pid())").execute())
          .flatMap(Result::getRowsUpdated)
          .then(Mono.error(() -> new IllegalStateException("The connection did not die")));
    }

    private Statement statement(String sql, Statement statement) {
      return proxy(
          Statement.class,
          (self, method, arguments) -> {
            if (method.getName().equals("bind") && inTransaction && arguments != null) {
              notice(arguments[1]);
            }
            if (method.getName().equals("execute")) {
              return Flux.defer(() -> isNow(sql) ? dying() : statement.execute());
            }
            Object result = invoked(statement, method, arguments);
            return result == statement ? self : result;
          });
    }

    private void notice(Object value) {
      Crash ofRun =
          switch (value) {
            case UUID run -> ofRuns.get(run);
            // So are the values of statements with named parameters, which nearly all name the run:
            // how many come before its end depends on how fast it goes.
            case Parameter parameter when parameter.getValue() instanceof UUID run -> choosy(run);
            default -> null;
          };
      if (ofRun != null) {
        named = ofRun;
      }
    }

    private @Nullable Crash choosy(UUID run) {
      Crash crash = ofRuns.get(run);
      return crash == null || crash.counted.isEmpty() && crash.since.isEmpty() ? null : crash;
    }
  }
}
