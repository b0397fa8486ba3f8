package dev.millrace.sim.study.advise;

import dev.millrace.sim.scenario.ScenarioOverride;
import java.util.List;

/**
 * A change of a scenario.
 *
 * @param name what is changed, such as {@code one worker more}
 * @param settings the keys with their new values, {@code key=value} each
 */
public record Change(String name, List<String> settings) {

  public Change {
    settings = List.copyOf(settings);
  }

  List<ScenarioOverride> overrides() {
    return settings.stream().map(ScenarioOverride::inCode).toList();
  }
}
