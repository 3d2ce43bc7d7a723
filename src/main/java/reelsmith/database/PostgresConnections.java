package reelsmith.database;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.client.SSLMode;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;

/// How connections to an address are made: single ones and a pool of them.
final class PostgresConnections {

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration STATEMENT = Duration.ofSeconds(60);
  private static final Duration LOCK = Duration.ofSeconds(30);
  private static final Duration ACQUIRE = Duration.ofSeconds(30);
  private static final Duration VALIDATE = Duration.ofSeconds(5);
  private static final Duration IDLE = Duration.ofMinutes(5);

  /// When many connections break at once, each caller may meet as many broken ones before it gets a
  /// good one.
  private static final int RETRIES = 20;

  private PostgresConnections() {}

  static PostgresqlConnectionFactory single(DatabaseAddress address, String purpose) {
    return new PostgresqlConnectionFactory(
        PostgresqlConnectionConfiguration.builder()
            .host(address.host())
            .port(address.port())
            .database(address.database())
            .username(address.user())
            .password(address.password())
            .sslMode(SSLMode.fromValue(address.encryption()))
            .applicationName(purpose)
            .connectTimeout(CONNECT)
            .statementTimeout(STATEMENT)
            .lockWaitTimeout(LOCK)
            .tcpKeepAlive(true)
            .build());
  }

  static ConnectionPool pool(DatabaseAddress address, int connections) {
    return new ConnectionPool(
        ConnectionPoolConfiguration.builder(single(address, "reelsmith"))
            .initialSize(0)
            .maxSize(connections)
            // A server that went away is noticed by asking it, not by looking at the own socket.
            .validationDepth(ValidationDepth.REMOTE)
            .acquireRetry(Math.max(RETRIES, connections))
            .maxAcquireTime(ACQUIRE)
            .maxCreateConnectionTime(CONNECT)
            .maxValidationTime(VALIDATE)
            .maxIdleTime(IDLE)
            .build());
  }
}
