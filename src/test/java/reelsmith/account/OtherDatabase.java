package reelsmith.account;

import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.spi.ConnectionFactory;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reelsmith.api.TestDoors;
import reelsmith.database.DatabaseAddress;
import reelsmith.database.DatabaseStart;

/// Connections of their own to the server of the tests, as another process has them.
final class OtherDatabase {

  private final ConnectionFactory connections;

  private OtherDatabase(DatabaseAddress address) {
    this.connections =
        new PostgresqlConnectionFactory(
            PostgresqlConnectionConfiguration.builder()
                .host(address.host())
                .port(address.port())
                .database(address.database())
                .username(address.user())
                .password(address.password())
                .build());
  }

  /// The database of the doors.
  static OtherDatabase same(TestDoors doors) {
    return new OtherDatabase(address(doors));
  }

  /// A new one that nobody has used yet.
  static OtherDatabase fresh(TestDoors doors, String name) {
    doors.sql("create database " + name);
    DatabaseAddress same = address(doors);
    var address =
        new DatabaseAddress(
            same.host(), same.port(), name, same.user(), same.password(), same.encryption());
    Flyway.configure()
        .dataSource(address.jdbcUrl(), address.user(), address.password())
        .locations("classpath:db/migration")
        .load()
        .migrate();
    return new OtherDatabase(address);
  }

  DatabaseClient client() {
    return DatabaseClient.create(connections);
  }

  ConnectionFactory connections() {
    return connections;
  }

  TransactionalOperator transactions() {
    return TransactionalOperator.create(new R2dbcTransactionManager(connections));
  }

  private static DatabaseAddress address(TestDoors doors) {
    return Objects.requireNonNull(doors.bean(DatabaseStart.class).address().block(Host.PATIENCE));
  }
}
