package reelsmith.database;

import io.r2dbc.spi.ConnectionFactory;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/// Wires the database. Spring's own wiring of Flyway and R2DBC is not used, since it needs a
/// database that is up before the program is.
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

  @Bean
  DataFolder dataFolder(HomeSettings settings) {
    return DataFolder.open(settings.home());
  }

  @Bean
  DatabaseStart databaseStart(DatabaseSettings settings, DataFolder folder) {
    var url = settings.url();
    Supplier<DatabaseServer> server =
        () ->
            url == null || settings.isEmbedded()
                ? DatabaseServer.embedded(folder)
                : DatabaseServer.configured(url);
    return new DatabaseStart(server, new Migrations("classpath:db/migration"), settings.patience());
  }

  @Bean
  DeferredConnectionFactory connectionFactory(DatabaseStart start, DatabaseSettings settings) {
    return new DeferredConnectionFactory(
        start.address(), address -> PostgresConnections.pool(address, settings.connections()));
  }

  @Bean
  DatabaseClient databaseClient(@Qualifier("connectionFactory") ConnectionFactory connections) {
    return DatabaseClient.create(connections);
  }

  @Bean
  Notifications notifications(DatabaseStart start) {
    return new Notifications(start.address());
  }

  @Bean
  WaitForDatabase waitForDatabase(DatabaseStart start, DatabaseSettings settings) {
    return new WaitForDatabase(start, settings.await());
  }

  @Bean
  DatabaseHealthCheck databaseHealthCheck(
      DatabaseStart start,
      @Qualifier("connectionFactory") ConnectionFactory connections,
      DatabaseSettings settings) {
    return new DatabaseHealthCheck(start, connections, settings.isEmbedded());
  }
}
