package reelsmith.wiring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reelsmith.doctor.Finding;
import reelsmith.doctor.HealthCheck;
import reelsmith.provider.Narrator;
import reelsmith.provider.SpeechRequest;
import reelsmith.render.Fonts;
import reelsmith.stage.DataUse;
import reelsmith.stage.Eviction;

/// What `doctor` looks at beyond the database: room, clocks, fonts, voices and who plays which
/// role.
@Configuration(proxyBeanMethods = false)
class StudioHealthChecks {

  private static final double GIGABYTE = 1_000_000_000;

  private static final String REBUILD =
      "Install freetype and fontconfig (Debian: libfreetype6, fontconfig), then rebuild: fonts are bundled.";

  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);

  private static final String SET_CLOCKS =
      "Let both be set by the network (NTP): links, sessions and keys end too early or too late.";

  private static final String EVERY_ALPHABET = "Hello Γειά Привет";

  @Bean
  HealthCheck dataUseCheck(Eviction eviction) {
    return check("Data use", eviction.use().map(StudioHealthChecks::dataUse));
  }

  @Bean
  HealthCheck fontsCheck() {
    return check("Fonts", Mono.fromSupplier(StudioHealthChecks::fonts));
  }

  @Bean
  HealthCheck voicesCheck(Narrator narrator) {
    return check(
        "Voices",
        narrator
            .speak(new SpeechRequest("Hello.", narrator.voices().getFirst(), "en", 100))
            .map(
                speech ->
                    Finding.ok(
                        "%d voices; one said a word in %.1f seconds of sound"
                            .formatted(narrator.voices().size(), speech.sound().seconds()))));
  }

  @Bean
  HealthCheck clockCheck(DatabaseClient database, Clock clock) {
    return check("Clock", Mono.defer(() -> clock(database, clock, clock.instant())));
  }

  @Bean
  HealthCheck providersCheck(StudioSettings settings) {
    return check("Providers", Mono.fromSupplier(() -> providers(settings)));
  }

  private static Finding dataUse(DataUse use) {
    String found =
        "%.1f of at most %.1f GB".formatted(use.bytes() / GIGABYTE, use.cap() / GIGABYTE);
    return use.isOverCap()
        ? Finding.warning(
            found,
            "A worker removes encoded pieces of films that nothing needs; if it stays, delete films"
                + " or raise REELSMITH_DATA_CAP.")
        : Finding.ok(found);
  }

  private static Mono<Finding> clock(DatabaseClient database, Clock clock, Instant asked) {
    return database
        .sql("select clock_timestamp()")
        .mapValue(Instant.class)
        .one()
        .map(theirs -> clocks(asked, theirs, clock.instant()));
  }

  /// @param asked when the database was asked, by our clock
  /// @param theirs what the database's clock said
  /// @param answered when its answer came, by our clock
  static Finding clocks(Instant asked, Instant theirs, Instant answered) {
    Duration ahead = Duration.between(theirs, asked);
    Duration behind = Duration.between(answered, theirs);
    if (ahead.compareTo(CLOCK_TOLERANCE) > 0) {
      return Finding.warning(
          "this machine's is %d seconds ahead of the database's".formatted(ahead.toSeconds()),
          SET_CLOCKS);
    }
    if (behind.compareTo(CLOCK_TOLERANCE) > 0) {
      return Finding.warning(
          "this machine's is %d seconds behind the database's".formatted(behind.toSeconds()),
          SET_CLOCKS);
    }
    return Finding.ok("this machine's and the database's agree");
  }

  /// Java finds out only when it first draws that a machine has no fonts, and tells of it by errors
  /// that reach nobody unless they are caught here.
  private static Finding fonts() {
    try {
      return Fonts.firstUnsupported(EVERY_ALPHABET)
          .map(missing -> Finding.failed("no font has " + missing, REBUILD))
          .orElseGet(() -> Finding.ok("Latin, Greek and Cyrillic captions can be drawn"));
    } catch (LinkageError | RuntimeException broken) {
      return Finding.failed("captions cannot be drawn: " + broken, REBUILD);
    }
  }

  private static Finding providers(StudioSettings settings) {
    String key = settings.openai().apiKey();
    if (settings.scriptWriter() == StudioSettings.Provider.OPENAI
        && (key == null || key.isBlank())) {
      return Finding.failed(
          "the script writer is set to openai without a key",
          "Set REELSMITH_STUDIO_OPENAI_API_KEY, or the script writer to offline.");
    }
    return Finding.ok(
        "script: %s; pictures, voices, music: offline"
            .formatted(settings.scriptWriter())
            .toLowerCase(Locale.ROOT));
  }

  private static HealthCheck check(String name, Mono<Finding> finding) {
    return new NamedCheck(name, finding.subscribeOn(Schedulers.boundedElastic()));
  }
}
