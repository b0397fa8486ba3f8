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

/** Each planted mistake breaks the rule that names it, in each layer that is said to find it. */
@Tag("slow")
class MistakesTest {

  /** Set to some layers' names, with commas, to see what they find, whether expected or not. */
  private static final String TRIED = System.getProperty("millrace.testkit.layers", "");

  @ParameterizedTest
  @EnumSource
  void eachMistakeBreaksTheRuleThatNamesIt(Mistake mistake) {
    PlantedContract.maker = mistake.maker();
    Set<Layer> layers =
        TRIED.isEmpty()
            ? EnumSet.copyOf(mistake.foundBy())
            : Arrays.stream(TRIED.split(",")).map(Layer::valueOf).collect(Collectors.toSet());
    Set<Layer> found = EnumSet.noneOf(Layer.class);
    for (Layer layer : layers) {
      long start = System.nanoTime();
      List<Event> failures = failures(mistake.rule(), layer);
      assertThat(failures).allSatisfy(event -> assertThat(rule(event)).isEqualTo(mistake.rule()));
      if (!failures.isEmpty()) {
        found.add(layer);
      }
      Budget.spent(
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
    assertThat(thrown).isInstanceOf(RuleBroken.class);
    return ((RuleBroken) thrown).rule();
  }

  @Test
  void everyRuleHasAMistakeThatBreaksIt() {
    assertThat(Arrays.stream(Mistake.values()).map(Mistake::rule)).contains(Rule.values());
  }
}
