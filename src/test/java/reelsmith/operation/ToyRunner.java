package reelsmith.operation;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.reactivestreams.Publisher;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransaction;
import org.springframework.transaction.reactive.TransactionCallback;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// The real operation runner without a database: keys are kept in memory, transactions are none.
public final class ToyRunner {

  private ToyRunner() {}

  public static OperationRunner of(OperationCatalog catalog, ToolFiles files) {
    return new OperationRunner(
        catalog, files, new KeysInMemory(), List.of(), List.of(), new NoTransactions());
  }

  private static final class KeysInMemory extends IdempotencyKeys {

    private final Map<Scope, ObjectNode> answers = new ConcurrentHashMap<>();

    KeysInMemory() {
      super(
          (DatabaseClient)
              Proxy.newProxyInstance(
                  ToyRunner.class.getClassLoader(),
                  new Class<?>[] {DatabaseClient.class},
                  (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException("There is no database");
                  }));
    }

    @Override
    Mono<ObjectNode> take(Scope scope, ObjectNode input) {
      return Mono.fromSupplier(() -> answers.get(scope));
    }

    @Override
    Mono<Void> remember(Scope scope, ObjectNode answer) {
      return Mono.fromRunnable(() -> answers.put(scope, answer));
    }
  }

  private static final class NoTransactions implements TransactionalOperator {

    @Override
    public <T> Mono<T> transactional(Mono<T> mono) {
      return mono;
    }

    @Override
    public <T> Flux<T> transactional(Flux<T> flux) {
      return flux;
    }

    @Override
    public <T> Flux<T> execute(TransactionCallback<T> action) {
      Publisher<T> result =
          action.doInTransaction(
              (ReactiveTransaction)
                  Proxy.newProxyInstance(
                      ToyRunner.class.getClassLoader(),
                      new Class<?>[] {ReactiveTransaction.class},
                      (proxy, method, arguments) -> {
                        throw new UnsupportedOperationException("There is no transaction");
                      }));
      return Flux.from(result);
    }
  }
}
