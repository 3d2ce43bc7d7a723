package reelsmith;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.LocationProvider;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Future;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.env.PropertyResolver;
import reactor.core.CorePublisher;

/// The rules of the house that module walls cannot say. No rule minds that a package is empty.
@AnalyzeClasses(locations = HouseRulesTests.Product.class)
class HouseRulesTests {

  /// Where the product's classes are, those of tests left out.
  static final class Product implements LocationProvider {

    @Override
    public Set<Location> get(Class<?> test) {
      return Set.of(
          Location.of(
              ReelsmithApplication.class.getProtectionDomain().getCodeSource().getLocation()));
    }
  }

  /// Packages that own a loop, and with it a `subscribe()` with an error handler and a shutdown.
  private static final String[] OWN_A_LOOP = {
    "reelsmith.wiring..",
    "reelsmith.api.live..",
    "reelsmith.api.mcp..",
    "reelsmith.database..",
    "reelsmith.event..",
    "reelsmith.launcher..",
    "reelsmith.pipeline..",
    "reelsmith.requestlog..",
    "reelsmith.upkeep..",
    "reelsmith.webhook.."
  };

  private static final Set<String> FORBIDDEN_ENDINGS =
      Set.of("Manager", "Impl", "Util", "Utils", "Helper", "Dto", "DTO", "Service");

  /// Without it, every other rule would hold for a product that was not found.
  @ArchTest
  static void the_product_was_found(JavaClasses classes) {
    assertThat(classes.contain(ReelsmithApplication.class)).isTrue();
    assertThat(classes).hasSizeGreaterThan(100);
  }

  /// The command line, the database's start and end, and FFmpeg's first look have threads of their
  /// own, whose work is to wait.
  @ArchTest
  static final ArchRule nobody_waits_for_a_future =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "reelsmith.launcher..", "reelsmith.database..", "reelsmith.render.ffmpeg..")
          .should()
          .callMethodWhere(calls(Future.class, "get", "join", "resultNow"))
          .because("a thread that waits is lost to everybody else")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule nobody_blocks =
      noClasses()
          .should()
          .callMethodWhere(
              calls(Publisher.class, "block", "blockFirst", "blockLast", "blockOptional"))
          .orShould()
          .callMethodWhere(calls(Thread.class, "sleep"))
          .because("a thread that waits is lost to everybody else")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule only_owners_of_a_loop_subscribe =
      noClasses()
          .that()
          .resideOutsideOfPackages(OWN_A_LOOP)
          .should()
          .callMethodWhere(calls(CorePublisher.class, "subscribe"))
          .because("what is subscribed elsewhere has no error handler and no shutdown")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule time_and_chance_are_injected =
      noClasses()
          .should()
          .callMethodWhere(calls(Instant.class, "now").and(withoutClock()))
          .orShould()
          .callMethodWhere(calls(UUID.class, "randomUUID"))
          .orShould()
          .callMethodWhere(calls(Math.class, "random"))
          .because("a test must be able to say what time it is and what comes next")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule processes_are_started_by_few =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "reelsmith.launcher..", "reelsmith.database..", "reelsmith.render..")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ProcessBuilder.class)
          .orShould()
          .callMethodWhere(calls(Runtime.class, "exec"))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule only_one_door_knows_the_protocol =
      onlyIn("reelsmith.api.mcp..", "io.modelcontextprotocol..");

  @ArchTest
  static final ArchRule only_one_vendor_knows_spring_ai =
      onlyIn("reelsmith.provider.openai..", "org.springframework.ai..");

  @ArchTest
  static final ArchRule only_render_knows_ffmpeg =
      onlyIn("reelsmith.render..", "com.github.kokorin.jaffree..");

  @ArchTest
  static final ArchRule only_kafka_knows_kafka =
      noClasses()
          .that()
          .resideOutsideOfPackage("reelsmith.kafka..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("reactor.kafka..", "org.apache.kafka..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule names_say_the_job =
      classes()
          .should()
          .haveNameNotMatching(".*(%s)$".formatted(String.join("|", FORBIDDEN_ENDINGS)))
          .because("such an ending fits any class and tells nothing about this one")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule packages_are_things =
      noClasses()
          .should()
          .resideInAnyPackage(
              "..util..",
              "..utils..",
              "..common..",
              "..helper..",
              "..manager..",
              "..dto..",
              "..impl..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule settings_are_records =
      classes()
          .that()
          .areAnnotatedWith(ConfigurationProperties.class)
          .should()
          .beRecords()
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule no_setting_is_picked_by_hand =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Value.class)
          .because("settings stand together in records")
          .allowEmptyShould(true);

  /// The command line tells people where the server listens, which is known only once it runs.
  @ArchTest
  static final ArchRule no_setting_is_asked_for_by_name =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("reelsmith.launcher.Studio")
          .should()
          .callMethodWhere(calls(PropertyResolver.class, "getProperty", "getRequiredProperty"))
          .because("settings stand together in records")
          .allowEmptyShould(true);

  @ArchTest static final ArchRule fields_are_not_injected = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

  @ArchTest static final ArchRule one_logging = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

  private static ArchRule onlyIn(String home, String library) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(home)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .allowEmptyShould(true);
  }

  private static DescribedPredicate<JavaCall<?>> calls(Class<?> type, String... methods) {
    DescribedPredicate<HasName> named =
        describe(
            "named " + String.join(" or ", methods),
            method -> Set.of(methods).contains(method.getName()));
    return target(owner(JavaClass.Predicates.assignableTo(type))).and(target(named));
  }

  private static DescribedPredicate<JavaCall<?>> withoutClock() {
    return describe("without a clock", call -> call.getTarget().getRawParameterTypes().isEmpty());
  }
}
