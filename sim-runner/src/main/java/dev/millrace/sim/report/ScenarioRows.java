package dev.millrace.sim.report;

import dev.millrace.sim.scenario.Scenario;

/** What runs, in a row a group. */
final class ScenarioRows {

  private ScenarioRows() {}

  static void addProducers(Scenario scenario, Page page) {
    scenario
        .producers()
        .forEach(
            group ->
                add(
                    page,
                    "producers",
                    group.name(),
                    group.producer().binding().type(),
                    group.count()));
  }

  static void addConsumers(Scenario scenario, Page page) {
    scenario
        .consumers()
        .forEach(
            group ->
                add(
                    page,
                    "consumers",
                    group.name(),
                    group.consumer().binding().type(),
                    group.count()));
  }

  private static void add(Page page, String label, String group, String type, int count) {
    page.row(label, "%-16s %s x %d".formatted(group, type, count));
  }
}
