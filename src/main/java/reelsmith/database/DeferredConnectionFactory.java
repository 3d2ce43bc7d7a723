package reelsmith.database;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Pooled connections to a database that may still be starting: the first ones wait for it.
final class DeferredConnectionFactory implements ConnectionFactory, AutoCloseable {

  private final AtomicReference<@Nullable ConnectionPool> opened = new AtomicReference<>();
  private final Mono<ConnectionPool> pool;

  DeferredConnectionFactory(
      Mono<DatabaseAddress> address, Function<DatabaseAddress, ConnectionPool> pools) {
    // A failed start is not remembered here, because a second look may come when it has succeeded.
    this.pool =
        address.map(pools).doOnNext(opened::set).cacheInvalidateIf(ConnectionPool::isDisposed);
  }

  @Override
  public Mono<? extends Connection> create() {
    return pool.flatMap(ConnectionPool::create);
  }

  @Override
  public ConnectionFactoryMetadata getMetadata() {
    // The name by which Spring chooses the SQL dialect before there is a connection.
    return () -> "PostgreSQL";
  }

  @Override
  public void close() {
    var pool = opened.get();
    if (pool != null) {
      pool.dispose();
    }
  }
}
