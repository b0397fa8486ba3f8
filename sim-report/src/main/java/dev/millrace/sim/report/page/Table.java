package dev.millrace.sim.report.page;

import static j2html.TagCreator.div;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import j2html.tags.ContainerTag;

/** A table whose rows begin with a name; it scrolls sideways where it is wider than the screen. */
final class Table {

  private final ContainerTag<?> rows = tbody();
  private final ContainerTag<?> header = tr();

  Table(String... columns) {
    for (String column : columns) {
      header.with(th(column).attr("scope", "col"));
    }
  }

  void row(String name, String... cells) {
    rowWith("", name, cells);
  }

  /** Adds a row with a class of the style sheet for its last cell. */
  void rowWith(String lastClass, String name, String... cells) {
    ContainerTag<?> row = tr(th(name).attr("scope", "row"));
    for (int i = 0; i < cells.length; i++) {
      row.with(td(cells[i]).withCondClass(i == cells.length - 1, lastClass));
    }
    rows.with(row);
  }

  ContainerTag<?> tag(String label) {
    return div(table(thead(header), rows).withClass("figures"))
        .withClass("scroll")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", label);
  }
}
