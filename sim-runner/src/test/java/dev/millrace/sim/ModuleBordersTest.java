package dev.millrace.sim;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.millrace.plugin.Plugin;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The borders between the modules, and the direction of the data inside them. */
@AnalyzeClasses(
    packages = "dev.millrace",
    importOptions = {ImportOption.DoNotIncludeTests.class, ModuleBordersTest.NoTestJars.class})
class ModuleBordersTest {

  static final class NoTestJars implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }

  private static final String[] PLUGIN_MODULES = {
    "dev.millrace.pipeline..",
    "dev.millrace.producers..",
    "dev.millrace.consumers..",
    "dev.millrace.distributions.."
  };

  private static final Set<String> CLOCKS =
      Set.of(
          "System.nanoTime",
          "System.currentTimeMillis",
          "Thread.sleep",
          "TimeUnit.sleep",
          "LockSupport.parkNanos",
          "LockSupport.parkUntil",
          "Instant.now",
          "LocalDateTime.now",
          "ZonedDateTime.now",
          "Clock.systemUTC");

  private static final String[] ENGINE = {
    "dev.millrace.sim.engine..",
    "dev.millrace.sim.measure..",
    "dev.millrace.sim.recording..",
    "dev.millrace.sim.trace.."
  };

  private static final String[] SCENARIO = {
    "dev.millrace.sim.scenario..",
    "dev.millrace.sim.binding..",
    "dev.millrace.sim.wiring..",
    "dev.millrace.sim.plugins.."
  };

  private static final String[] EVERYWHERE = {"java..", "org.jspecify.."};

  /**
   * Classes of these packages depend on each other and on the allowed ones, and on nothing else.
   */
  private static ArchRule only(String[] packages, String[]... allowed) {
    String[] all =
        Stream.concat(Stream.of(packages, EVERYWHERE), Stream.of(allowed))
            .flatMap(Stream::of)
            .toArray(String[]::new);
    return classes()
        .that()
        .resideInAnyPackage(packages)
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(all));
  }

  private static String[] packages(String... names) {
    return names;
  }

  @ArchTest
  static final ArchRule contractsNeedNoGuiceAndNoConfig =
      only(packages("dev.millrace.api.."), packages("org.slf4j.."));

  @ArchTest
  static final ArchRule pluginRegistrationNeedsContractsAndGuice =
      only(
          packages("dev.millrace.plugin.."),
          packages("dev.millrace.api..", "com.google.inject..", "jakarta.inject.."));

  @ArchTest
  static final ArchRule theEngineNeedsNoGuiceAndNoConfig =
      only(
          ENGINE,
          packages("dev.millrace.api..", "dev.millrace.ledger..", "dev.millrace.explore.."),
          packages("org.slf4j..", "org.HdrHistogram..", "com.sun.management.."));

  @ArchTest
  static final ArchRule theScenarioStandsOnTheEngine =
      only(
          SCENARIO,
          ENGINE,
          packages("dev.millrace.api..", "dev.millrace.plugin.."),
          packages("com.typesafe.config..", "com.google.inject..", "jakarta.inject.."),
          packages("org.slf4j..", "org.apache.commons.rng..", "org.apache.commons.text.."));

  @ArchTest
  static final ArchRule nothingBelowTheStudyDependsOnIt =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.millrace.sim.study..", "dev.millrace.sim.report..", "dev.millrace.sim.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.millrace.sim.study..", "dev.millrace.sim.report..");

  @ArchTest
  static final ArchRule theStudyDoesNotDependOnTheReport =
      noClasses()
          .that()
          .resideInAPackage("dev.millrace.sim.study..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.millrace.sim.report..");

  @ArchTest
  static final ArchRule onlyTheCommandLineUsesPicocliAndLogback =
      noClasses()
          .that()
          .resideInAPackage("dev.millrace..")
          .and()
          .resideOutsideOfPackage("dev.millrace.sim.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("picocli..", "ch.qos.logback..");

  @ArchTest
  static void noPackageIsInTwoModules(JavaClasses classes) {
    Map<String, Set<String>> modules = new TreeMap<>();
    for (JavaClass type : classes) {
      String file = type.getSource().orElseThrow().getUri().toString();
      String module =
          file.substring(0, file.length() - type.getName().length() - ".class".length());
      modules.computeIfAbsent(type.getPackageName(), name -> new TreeSet<>()).add(module);
    }
    assertThat(modules).allSatisfy((name, places) -> assertThat(places).hasSize(1));
  }

  @ArchTest
  static final ArchRule aPluginModuleKnowsTheContractsAndItselfAlone =
      slices()
          .matching("dev.millrace.(pipeline|producers|consumers|distributions|sim)..")
          .namingSlices("$1")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule aPluginModuleNeedsNeitherLedgerNorExplorer =
      noClasses()
          .that()
          .resideInAnyPackage(PLUGIN_MODULES)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.millrace.ledger..", "dev.millrace.explore..");

  @ArchTest
  static final ArchRule theRunnerNamesNoPluginClass =
      noClasses()
          .that()
          .resideInAPackage("dev.millrace.sim..")
          .should()
          .dependOnClassesThat(resideInAnyPackage(PLUGIN_MODULES));

  @ArchTest
  static final ArchRule everyPluginModuleHasAPluginThatServicesCanFind =
      classes()
          .that()
          .areAssignableTo(Plugin.class)
          .and()
          .doNotHaveFullyQualifiedName(Plugin.class.getName())
          .and()
          .resideOutsideOfPackage("dev.millrace.fixtures..")
          .should()
          .bePublic()
          .andShould()
          .resideInAnyPackage(PLUGIN_MODULES);

  @ArchTest
  static final ArchRule thePackagesOfTheRunnerHaveNoCycles =
      slices().matching("dev.millrace.sim.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theLedgerAndTheMeasurementsKnowNothingOfTheRest =
      noClasses()
          .that()
          .resideInAnyPackage("dev.millrace.ledger..", "dev.millrace.sim.measure..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.millrace.sim..")
                  .and(
                      DescribedPredicate.not(
                          resideInAnyPackage(
                              "dev.millrace.ledger..",
                              "dev.millrace.sim.measure..",
                              "dev.millrace.sim.recording.."))));

  @ArchTest
  static final ArchRule noModuleDependsOnTheCommandLine =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.millrace.sim.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.millrace.sim.cli..");

  /**
   * Except that a pipeline really blocks the thread that waits in it: that wait is one of real
   * time, and a primitive that cannot wait by itself has to be looked at by the machine's clock. In
   * virtual time nobody ever waits in a pipeline.
   */
  @ArchTest
  static final ArchRule componentsUseNoClockButTheirs =
      noClasses()
          .that()
          .resideInAnyPackage(PLUGIN_MODULES)
          .and()
          .resideOutsideOfPackage("dev.millrace.pipeline.waiting")
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "tells the time or lets it pass",
                  call ->
                      CLOCKS.contains(
                          call.getTargetOwner().getSimpleName() + "." + call.getName())));

  @ArchTest
  static final ArchRule packagesAreNullMarked =
      classes()
          .that()
          .resideInAPackage("dev.millrace..")
          .should(
              com.tngtech.archunit.lang.conditions.ArchConditions.have(
                  DescribedPredicate.describe(
                      "a null-marked package",
                      type -> type.getPackage().isAnnotatedWith(NullMarked.class))));
}
