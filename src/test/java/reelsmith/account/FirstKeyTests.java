package reelsmith.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reelsmith.api.TestDoors;
import reelsmith.database.DatabaseSettings;
import reelsmith.operation.Identity;
import reelsmith.operation.Scope;

/// The first key of an installation on a configured database.
class FirstKeyTests {

  private static final Pattern KEY = Pattern.compile("rk_live_[0-9A-Za-z]{43}");

  private final TestDoors doors = TestDoors.open();

  @TempDir private Path folder;

  @Test
  void servers_that_start_at_once_make_one_first_key_and_keep_it_nowhere() {
    OtherDatabase database = OtherDatabase.fresh(doors, "first_key");
    var pepper = doors.bean(ServerPepper.class);
    var keys = new ApiKeys(database.client(), pepper, doors.bean(TestDoors.SettableClock.class));
    List<ByteArrayOutputStream> consoles =
        IntStream.range(0, 4).mapToObj(server -> new ByteArrayOutputStream()).toList();

    Flux.fromIterable(consoles)
        .flatMap(console -> ownerKey(database, keys).ensure(printing(console)), 4)
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

  private OwnerKey ownerKey(OtherDatabase database, ApiKeys keys) {
    var settings = new DatabaseSettings("postgresql://u:p@db/studio", 2, Host.PATIENCE, false);
    return new OwnerKey(settings, () -> folder, keys, database.client(), database.transactions());
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
