package dev.millrace.sim.report.page;

import static j2html.TagCreator.div;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.ul;

import dev.millrace.sim.report.page.Chart.Line;
import j2html.tags.ContainerTag;
import java.util.List;

/** A chart with its title, its legend for paper, and the place of its interactive form. */
final class ChartFigure {

  private ChartFigure() {}

  static ContainerTag<?> of(Chart chart) {
    return figure(
            figcaption(strong(chart.title()), p(chart.note())),
            div(SvgChart.of(chart), legend(chart.lines())).withClass("static"),
            div().withClass("interactive").attr("data-chart", chart.id()))
        .withId(chart.id());
  }

  private static ContainerTag<?> legend(List<Line> lines) {
    ContainerTag<?> list = ul().withClass("legend");
    lines.forEach(line -> list.with(li(line.name()).withClass("c" + line.colour())));
    return list;
  }
}
