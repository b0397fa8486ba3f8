package dev.millrace.sim;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.millrace.plugin.Plugin;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** Who may know whom: the borders between the modules, and the way of the data in the runner. */
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

  private static final DescribedPredicate<JavaClass> OURS = resideInAPackage("dev.millrace..");

  @ArchTest
  static final ArchRule theContractsKnowNobody =
      noClasses()
          .that()
          .resideInAPackage("dev.millrace.api..")
          .should()
          .dependOnClassesThat(
              OURS.and(DescribedPredicate.not(resideInAPackage("dev.millrace.api.."))));

  @ArchTest
  static final ArchRule aPluginModuleKnowsTheContractsAndItselfAlone =
      slices()
          .matching("dev.millrace.(pipeline|producers|consumers|distributions|sim)..")
          .namingSlices("$1")
          .should()
          .notDependOnEachOther();

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
                              "dev.millrace.ledger..", "dev.millrace.sim.measure.."))));

  @ArchTest
  static final ArchRule nobodyKnowsTheCommandLine =
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
