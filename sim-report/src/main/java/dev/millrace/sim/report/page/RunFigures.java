package dev.millrace.sim.report.page;

import static j2html.TagCreator.dd;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.p;
import static j2html.TagCreator.strong;

import dev.millrace.sim.binding.Names;
import dev.millrace.sim.measure.Latency;
import dev.millrace.sim.report.Figures;
import dev.millrace.sim.report.GroupReport;
import dev.millrace.sim.report.Measures;
import dev.millrace.sim.report.Measures.Utilisation;
import dev.millrace.sim.report.RequirementReport;
import dev.millrace.sim.report.RunReport;
import j2html.tags.ContainerTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The figures of a run as tables, bars and the flow of its messages. */
final class RunFigures {

  private final RunReport run;
  private final Measures measured;

  RunFigures(RunReport run) {
    this.run = run;
    this.measured = run.measured();
  }

  /** Returns the number of consuming workers; 0 if it is unknown. */
  int workers() {
    Map<String, Utilisation> groups = measured.utilisation();
    return groups == null ? 0 : groups.values().stream().mapToInt(Utilisation::workers).sum();
  }

  /** Returns the most important figures, large. */
  ContainerTag<?> cards() {
    ContainerTag<?> list = dl().withClass("cards");
    card(list, "offered", Figures.count(run.ledger().offered()));
    card(list, "throughput", Figures.rate(measured.throughputPerSecond()) + "/s");
    card(list, "loss", measured.loss() == null ? "-" : Figures.percent(measured.loss()));
    Latency sojourn = measured.sojournNanos();
    if (sojourn != null) {
      card(list, "sojourn p50", Figures.bareDuration(sojourn.p50()));
      card(list, "sojourn p99", Figures.bareDuration(sojourn.p99()));
    }
    if (measured.queue().longest() != null) {
      card(list, "longest queue", Figures.count(measured.queue().longest()));
    }
    return list;
  }

  private static void card(ContainerTag<?> list, String name, String value) {
    list.with(div(dt(name), dd(value)));
  }

  Optional<ContainerTag<?>> requirements() {
    if (run.requirements() == null) {
      return Optional.empty();
    }
    Table table = new Table("requirement", "measured", "verdict");
    for (RequirementReport each : run.requirements()) {
      String verdict = Names.kebabCase(each.verdict().name());
      table.rowWith(verdict, each.text(), each.measured(), verdict);
    }
    return Optional.of(div(h3("Requirements"), table.tag("requirements")));
  }

  ContainerTag<?> flow() {
    return figure(
        figcaption(strong("Where the messages went"), p("Each of them has one end.")),
        LedgerFlow.of(run.ledger()));
  }

  Optional<ContainerTag<?>> timeParts() {
    List<Bars.Bar> parts = TimeParts.of(measured, run.stages() != null);
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            figure(
                figcaption(
                    strong("Where a message's time goes"),
                    p("On average, from due to done, of the messages that were delivered.")),
                Bars.of(parts)));
  }

  Optional<ContainerTag<?>> utilisation() {
    if (measured.utilisation() == null) {
      return Optional.empty();
    }
    List<Bars.Bar> bars = new ArrayList<>();
    measured
        .utilisation()
        .forEach(
            (group, load) -> {
              if (load.mean() != null) {
                bars.add(new Bars.Bar(group, text(load), 0, load.mean(), 1));
              }
            });
    return Optional.of(
        figure(
            figcaption(strong("Utilisation"), p("The share of the time that consumers are busy.")),
            Bars.of(bars)));
  }

  private static String text(Utilisation load) {
    String mean = Figures.percent(load.mean() == null ? 0 : load.mean());
    return load.min() == null || load.max() == null || load.workers() == 1
        ? mean
        : "%s; each of the %d workers %s to %s"
            .formatted(
                mean, load.workers(), Figures.percent(load.min()), Figures.percent(load.max()));
  }

  ContainerTag<?> latencies() {
    Table table = new Table("", "p50", "p90", "p99", "p99.9", "max", "mean");
    latency(table, "wait, due to taken", measured.waitNanos());
    latency(table, "service, taken to done", measured.serviceNanos());
    latency(table, "sojourn, due to done", measured.sojournNanos());
    return div(h3("Latencies"), table.tag("latencies"));
  }

  private static void latency(Table table, String name, @Nullable Latency latency) {
    if (latency != null) {
      table.row(
          name,
          Figures.bareDuration(latency.p50()),
          Figures.bareDuration(latency.p90()),
          Figures.bareDuration(latency.p99()),
          Figures.bareDuration(latency.p999()),
          Figures.bareDuration(latency.max()),
          Figures.bareDuration(latency.mean()));
    }
  }

  /** Returns a table for each division of the messages into several groups. */
  List<ContainerTag<?>> groups() {
    List<ContainerTag<?>> tables = new ArrayList<>();
    addGroups(tables, "Producers", measured.producers());
    addGroups(tables, "Ranks", measured.classes());
    addGroups(tables, "Consumers", measured.consumers());
    return tables;
  }

  private static void addGroups(
      List<ContainerTag<?>> tables, String name, @Nullable Map<String, GroupReport> groups) {
    if (groups == null) {
      return;
    }
    Table table =
        new Table("", "offered", "delivered", "dropped", "failed", "wait p99", "sojourn p99");
    groups.forEach(
        (group, figures) ->
            table.row(
                group,
                figures.offered() == null ? "-" : Figures.count(figures.offered()),
                Figures.count(figures.delivered()),
                Figures.count(figures.dropped()),
                Figures.count(figures.failed()),
                p99(figures.waitNanos()),
                p99(figures.sojournNanos())));
    tables.add(div(h3(name), table.tag(name)));
  }

  private static String p99(@Nullable Latency latency) {
    return latency == null ? "-" : Figures.bareDuration(latency.p99());
  }
}
