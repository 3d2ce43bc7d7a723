package reelsmith.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.r2dbc.spi.ConnectionFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.reactive.GenericReactiveTransaction;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.TestClock;
import reelsmith.api.TestDoors;
import reelsmith.database.DatabaseSettings;
import reelsmith.operation.Identity;
import reelsmith.operation.Scope;

/// The first key of an installation.
class FirstKeyTests {

  private static final Pattern KEY = Pattern.compile("rk_live_[0-9A-Za-z]{43}");

  private static final String CONFIGURED = "postgresql://u:p@db/studio";

  private final TestDoors doors = TestDoors.open();

  @TempDir private Path folder;

  @Test
  void servers_that_start_at_once_make_one_first_key_and_keep_it_nowhere() {
    OtherDatabase database = OtherDatabase.fresh(doors, "first_key");
    ApiKeys keys = keys(database);
    List<ByteArrayOutputStream> consoles =
        IntStream.range(0, 4).mapToObj(server -> new ByteArrayOutputStream()).toList();

    Flux.fromIterable(consoles)
        .flatMap(
            console ->
                ownerKey(CONFIGURED, database, new R2dbcTransactionManager(database.connections()))
                    .ensure(printing(console)),
            4)
        .then()
        .block(Host.PATIENCE);

    String shown = String.join("", consoles.stream().map(this::text).toList());
    assertThat(KEY.matcher(shown).results()).hasSize(1);
    assertThat(folder).isEmptyDirectory();
    Identity first = identity(keys, shown);
    assertThat(first.account()).isEqualTo(OwnerKey.OWNER);
    assertThat(first.credential().host()).isTrue();
    assertThat(first.credential().scopes()).contains(Scope.ADMIN);
  }

  @Test
  void servers_that_start_at_once_on_a_data_folder_make_one_key_and_keep_it() throws IOException {
    OtherDatabase database = OtherDatabase.fresh(doors, "kept_key");
    ApiKeys keys = keys(database);
    List<ByteArrayOutputStream> consoles =
        IntStream.range(0, 4).mapToObj(server -> new ByteArrayOutputStream()).toList();

    Flux.fromIterable(consoles)
        .flatMap(
            console ->
                ownerKey(null, database, new R2dbcTransactionManager(database.connections()))
                    .ensure(printing(console)),
            4)
        .then()
        .block(Host.PATIENCE);

    String shown = String.join("", consoles.stream().map(this::text).toList());
    assertThat(KEY.matcher(shown).results()).hasSize(1);
    assertThat(shown).contains(Files.readString(folder.resolve("owner")).strip());
    assertThat(identity(keys, shown).account()).isEqualTo(OwnerKey.OWNER);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = CONFIGURED)
  void a_key_that_was_not_committed_is_neither_shown_nor_kept(@Nullable String url) {
    OtherDatabase database =
        OtherDatabase.fresh(doors, url == null ? "no_commit" : "no_commit_configured");
    var console = new ByteArrayOutputStream();
    OwnerKey owner = ownerKey(url, database, new WithoutCommits(database.connections()));

    assertThatThrownBy(() -> owner.ensure(printing(console)).block(Host.PATIENCE))
        .hasMessageContaining("Nothing is committed");

    assertThat(text(console)).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  private static final class WithoutCommits extends R2dbcTransactionManager {

    private static final long serialVersionUID = 1L;

    WithoutCommits(ConnectionFactory connections) {
      super(connections);
    }

    @Override
    protected Mono<Void> doCommit(
        TransactionSynchronizationManager synchronization, GenericReactiveTransaction status) {
      return doRollback(synchronization, status)
          .then(Mono.error(new TransactionSystemException("Nothing is committed")));
    }
  }

  private ApiKeys keys(OtherDatabase database) {
    return new ApiKeys(
        database.client(), doors.bean(ServerPepper.class), doors.bean(TestClock.class));
  }

  private OwnerKey ownerKey(
      @Nullable String url, OtherDatabase database, ReactiveTransactionManager transactions) {
    var settings = new DatabaseSettings(url, 2, Host.PATIENCE, false);
    return new OwnerKey(settings, () -> folder, keys(database), database.client(), transactions);
  }

  private static Identity identity(ApiKeys keys, String shown) {
    String key = KEY.matcher(shown).results().findFirst().orElseThrow().group();
    return Objects.requireNonNull(keys.identify(key).block(Host.PATIENCE));
  }

  private static PrintStream printing(ByteArrayOutputStream console) {
    return new PrintStream(console, true, StandardCharsets.UTF_8);
  }

  private String text(ByteArrayOutputStream console) {
    return console.toString(StandardCharsets.UTF_8);
  }
}
