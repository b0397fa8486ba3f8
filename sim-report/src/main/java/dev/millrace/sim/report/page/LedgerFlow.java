package dev.millrace.sim.report.page;

import static j2html.TagCreator.tag;

import dev.millrace.sim.report.Figures;
import dev.millrace.sim.report.LedgerReport;
import j2html.tags.ContainerTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** Draws the ledger as a flow from the offered messages to their ends, as SVG. */
final class LedgerFlow {

  private static final double WIDTH = 480;
  private static final double FLOW_HEIGHT = 120;
  private static final double FLOW_LEFT = 100;
  private static final double FLOW_RIGHT = 270;

  /** The room that the label of an end needs. */
  private static final double ROW = 24;

  /** An end of messages: its colour is a class of the style sheet. */
  private record End(String name, long count, String colour) {}

  private LedgerFlow() {}

  static ContainerTag<?> of(LedgerReport ledger) {
    List<End> ends = ends(ledger);
    double height = Math.max(FLOW_HEIGHT + 16, ends.size() * ROW + 8);
    ContainerTag<?> svg =
        tag("svg")
            .attr("viewBox", String.format(Locale.ROOT, "0 0 %.0f %.0f", WIDTH, height))
            .attr("role", "img")
            .attr("aria-label", inWords(ledger, ends))
            .withClass("flow");
    svg.with(label(0, 24, "offered"), label(0, 42, Figures.count(ledger.offered())));
    double from = 8;
    double to = 8;
    for (End end : ends) {
      double thickness = Math.max(1.5, FLOW_HEIGHT * end.count() / Math.max(1, ledger.offered()));
      svg.with(band(end, from, to, thickness));
      svg.with(label(FLOW_RIGHT + 10, to + Math.min(thickness, ROW) / 2 + 5, text(end, ledger)));
      from += thickness;
      to += Math.max(thickness, ROW);
    }
    return svg;
  }

  private static List<End> ends(LedgerReport ledger) {
    List<End> ends = new ArrayList<>();
    ends.add(new End("delivered", ledger.delivered(), "good"));
    ledger
        .droppedByReason()
        .forEach((reason, count) -> ends.add(new End("dropped: " + reason, count, "bad")));
    ends.add(new End("failed", ledger.failed(), "bad"));
    ends.add(new End("abandoned", ledger.abandoned(), "left"));
    ends.add(new End("undrained", ledger.undrained(), "left"));
    ends.removeIf(end -> end.count() == 0);
    return ends;
  }

  private static String text(End end, LedgerReport ledger) {
    double share = (double) end.count() / Math.max(1, ledger.offered());
    return "%s %s (%s)".formatted(Figures.count(end.count()), end.name(), Figures.percent(share));
  }

  private static String inWords(LedgerReport ledger, List<End> ends) {
    StringJoiner words = new StringJoiner(", ", Figures.count(ledger.offered()) + " offered: ", "");
    ends.forEach(end -> words.add(text(end, ledger)));
    return words.toString();
  }

  private static ContainerTag<?> band(End end, double from, double to, double thickness) {
    double middle = (FLOW_LEFT + FLOW_RIGHT) / 2;
    String path =
        String.format(
            Locale.ROOT,
            "M%1$.1f %3$.1fC%2$.1f %3$.1f %2$.1f %4$.1f %5$.1f %4$.1f"
                + "V%6$.1fC%2$.1f %6$.1f %2$.1f %7$.1f %1$.1f %7$.1fZ",
            FLOW_LEFT,
            middle,
            from,
            to,
            FLOW_RIGHT,
            to + thickness,
            from + thickness);
    return tag("path").withClass(end.colour()).attr("d", path);
  }

  private static ContainerTag<?> label(double x, double y, String text) {
    return tag("text")
        .attr("x", String.format(Locale.ROOT, "%.1f", x))
        .attr("y", String.format(Locale.ROOT, "%.1f", y))
        .withText(text);
  }
}
