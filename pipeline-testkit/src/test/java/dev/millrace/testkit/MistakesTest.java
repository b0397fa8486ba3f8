package dev.millrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Each planted mistake violates its rule, in each layer that should find it. */
@Tag("slow")
class MistakesTest {

  /** The layers to run instead of the expected ones, separated by commas. */
  private static final String REQUESTED_LAYERS = System.getProperty("millrace.testkit.layers", "");

  @ParameterizedTest
  @EnumSource
  void mistake_violatesItsRule(Mistake mistake) {
    PlantedContract.factory = mistake.factory();
    Set<Layer> layers =
        REQUESTED_LAYERS.isEmpty()
            ? EnumSet.copyOf(mistake.foundBy())
            : Arrays.stream(REQUESTED_LAYERS.split(","))
                .map(Layer::valueOf)
                .collect(Collectors.toSet());
    Set<Layer> found = EnumSet.noneOf(Layer.class);
    for (Layer layer : layers) {
      long start = System.nanoTime();
      List<Event> failures = failures(mistake.rule(), layer);
      assertThat(failures).allSatisfy(event -> assertThat(rule(event)).isEqualTo(mistake.rule()));
      if (!failures.isEmpty()) {
        found.add(layer);
      }
      Budget.report(
          String.format(
              "%s | %s | %s | %s | %.1f s",
              mistake,
              mistake.rule(),
              layer,
              failures.isEmpty() ? "not found" : "found",
              (System.nanoTime() - start) * 1e-9));
    }

    layers.retainAll(mistake.foundBy());
    assertThat(found).containsAll(layers);
  }

  private static List<Event> failures(Rule rule, Layer layer) {
    List<DiscoverySelector> tests = new ArrayList<>();
    for (Method method : PlantedContract.class.getMethods()) {
      String name = method.getName();
      if (method.isAnnotationPresent(Test.class)
          && Rule.ofTest(name).filter(rule::equals).isPresent()
          && Layer.ofTest(name) == layer) {
        tests.add(selectMethod(PlantedContract.class, method));
      }
    }
    return EngineTestKit.engine("junit-jupiter")
        .selectors(tests.toArray(DiscoverySelector[]::new))
        .execute()
        .testEvents()
        .failed()
        .list();
  }

  private static Rule rule(Event failure) {
    Throwable thrown =
        failure.getRequiredPayload(TestExecutionResult.class).getThrowable().orElseThrow();
    assertThat(thrown).isInstanceOf(RuleViolationError.class);
    return ((RuleViolationError) thrown).rule();
  }

  @Test
  void everyRule_hasAMistake() {
    assertThat(Arrays.stream(Mistake.values()).map(Mistake::rule)).contains(Rule.values());
  }
}
