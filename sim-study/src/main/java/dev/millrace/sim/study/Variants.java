package dev.millrace.sim.study;

import com.google.inject.Injector;
import dev.millrace.sim.binding.Problem;
import dev.millrace.sim.scenario.Axis;
import dev.millrace.sim.scenario.Choice;
import dev.millrace.sim.scenario.ConsumerGroup;
import dev.millrace.sim.scenario.EngineChoice;
import dev.millrace.sim.scenario.ProducerGroup;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.scenario.ScenarioException;
import dev.millrace.sim.scenario.ScenarioOverride;
import dev.millrace.sim.scenario.ScenarioVariants;
import dev.millrace.sim.scenario.StageChoice;
import dev.millrace.sim.wiring.WiringException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A scenario that is parsed once, and read and run in virtual time with other values of its keys
 * again and again. {@link ScenarioSpec#prepareVariants} creates it. Thread-safe.
 */
public final class Variants {

  private final ScenarioVariants text;
  private final Injector plugins;
  private final KeptWiring wiring;

  /** The components that a pre-flight check accepted, with all that they depend on. */
  private final Set<List<Object>> accepted = ConcurrentHashMap.newKeySet();

  Variants(ScenarioVariants text, Injector plugins) {
    this.text = text;
    this.plugins = plugins;
    this.wiring = new KeptWiring(plugins);
  }

  /**
   * Returns the axes of the scenario's block {@code sweep}, in the order of the text.
   *
   * @throws ScenarioException with every problem of that block
   */
  public List<Axis> axes() {
    return text.axes();
  }

  /**
   * Returns the names of the groups in a section of the text.
   *
   * @param section {@code producers} or {@code consumers}
   */
  public List<String> groups(String section) {
    return text.groups(section);
  }

  /**
   * Reads the scenario with more overrides, without a pre-flight check.
   *
   * @throws ScenarioException with every problem there is
   */
  public Scenario scenario(List<ScenarioOverride> overrides) {
    Scenario scenario = text.scenario(overrides);
    if (scenario.study().engine() != EngineChoice.VIRTUAL) {
      throw new ScenarioException(
          List.of(
              new Problem(
                  scenario.source(),
                  "run.engine",
                  "cells run in virtual time only; allowed: run.engine = virtual, or the option"
                      + " --engine virtual")),
          scenario.warnings());
    }
    return scenario;
  }

  /**
   * Reads the scenario with more overrides and creates its components, unless the same ones were
   * created for an earlier check.
   *
   * @throws ScenarioException with every problem there is
   */
  public Scenario check(List<ScenarioOverride> overrides) {
    Scenario scenario = scenario(overrides);
    List<List<Object>> components = components(scenario);
    if (!accepted.containsAll(components)) {
      ScenarioException.throwIfAny(preFlight(scenario));
      accepted.addAll(components);
    }
    return scenario;
  }

  /** Returns a study of a scenario, without replications, on all processors. */
  public GrowingStudy study(Scenario scenario) {
    return new GrowingStudy(scenario, Replications.of(scenario, wiring));
  }

  /** Returns a study of a scenario, without replications, on the thread that calls it. */
  public GrowingStudy studyOnCallingThread(Scenario scenario) {
    return new GrowingStudy(scenario, Replications.of(scenario, wiring).onCallingThread());
  }

  /** Returns what is known of a scenario before a run. */
  public Forecast forecast(Scenario scenario) {
    return PreFlight.of(scenario, plugins).forecast();
  }

  private List<Problem> preFlight(Scenario scenario) {
    try {
      return PreFlight.problems(scenario, plugins);
    } catch (WiringException e) {
      return List.of(); // The run fails in the same way, for that reason.
    }
  }

  private static List<List<Object>> components(Scenario scenario) {
    boolean limited = scenario.run().duration() != null || scenario.run().messages() != null;
    List<List<Object>> components = new ArrayList<>();
    List<Object> workers = new ArrayList<>();
    for (ProducerGroup group : scenario.producers()) {
      components.add(component(group.producer(), group.count(), limited));
      workers.addAll(List.of(group.name(), group.count()));
    }
    for (ConsumerGroup group : scenario.consumers()) {
      components.add(component(group.consumer(), group.name()));
      workers.add(group.workers());
    }
    components.add(component(scenario.pipeline().pipeline(), workers.toArray()));
    for (StageChoice stage : scenario.laterStages()) {
      for (ConsumerGroup group : stage.consumers()) {
        components.add(component(group.consumer(), group.name()));
        workers.addAll(List.of(group.name(), group.count()));
      }
      components.add(component(stage.pipeline().pipeline(), workers.toArray()));
    }
    return components;
  }

  private static List<Object> component(Choice choice, Object... dependencies) {
    List<Object> component = new ArrayList<>(List.of(choice.path(), choice.binding().type()));
    if (choice.settings() != null) {
      component.add(choice.settings());
    }
    component.addAll(Arrays.asList(dependencies));
    return component;
  }
}
