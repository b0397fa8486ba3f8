package dev.millrace.sim.report.page;

import static j2html.TagCreator.dd;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.tag;

import j2html.tags.ContainerTag;
import java.util.List;
import java.util.Locale;

/** Horizontal bars with the value of each in words; as wide as their place. */
final class Bars {

  /**
   * A bar.
   *
   * @param from where it begins, a share of the width
   * @param length a share of the width
   * @param colour which of the page's colours, from 1 to 6
   */
  record Bar(String name, String value, double from, double length, int colour) {}

  private Bars() {}

  static ContainerTag<?> of(List<Bar> bars) {
    ContainerTag<?> list = dl().withClass("bars");
    for (Bar bar : bars) {
      list.with(dt(bar.name()), dd(drawing(bar)).withText(bar.value()));
    }
    return list;
  }

  private static ContainerTag<?> drawing(Bar bar) {
    return tag("svg")
        .attr("aria-hidden", "true")
        .attr("width", "100%")
        .attr("height", "14")
        .with(
            tag("rect").withClass("track").attr("width", "100%").attr("height", "14"),
            tag("rect")
                .withClass("c" + bar.colour())
                .attr("x", percent(bar.from()))
                .attr("width", percent(bar.length()))
                .attr("height", "14"));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f%%", 100 * Math.min(1, Math.max(0, share)));
  }
}
