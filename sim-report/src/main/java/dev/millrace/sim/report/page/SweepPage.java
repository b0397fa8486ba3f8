package dev.millrace.sim.report.page;

import static j2html.TagCreator.div;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.p;

import dev.millrace.sim.report.CellReport;
import dev.millrace.sim.report.Figures;
import dev.millrace.sim.report.SweepReport;
import dev.millrace.sim.report.SweepTable;
import dev.millrace.sim.scenario.require.Figure;
import dev.millrace.sim.study.RunStatus;
import j2html.tags.ContainerTag;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The result of a sweep as a page: pictures of what was required, or of loss and sojourn p99. */
public final class SweepPage {

  private static final List<String> USUAL_FIGURES = List.of("loss", "sojourn.p99");

  /** More pictures than that are left out: nobody compares them. */
  private static final int MAX_PICTURES = 24;

  private SweepPage() {}

  /** Returns the page of a sweep. */
  public static String of(SweepReport report) {
    Page page =
        new Page(
            report.scenario(), "Sweep of %s cells".formatted(Figures.count(report.cells().size())));
    if (report.hasRequirements()) {
      page.add(h2("Answer"));
      String conclusion = SweepTable.conclusion(report).replaceFirst("^\\* ", "");
      page.add(div(p(conclusion)).withClass("answer"));
    }
    page.add(h2("Pictures"));
    addPictures(page, report);
    page.add(h2("Cells"));
    page.add(table(report));
    return page.text();
  }

  private static void addPictures(Page page, SweepReport report) {
    SweepSides sides = new SweepSides(report);
    Map<String, List<CellReport>> parts = sides.parts(report.cells());
    int left = figures(report).size() * parts.size();
    int number = 0;
    for (String figure : figures(report)) {
      SweepPictures pictures = new SweepPictures(report, sides, figure);
      for (Map.Entry<String, List<CellReport>> part : parts.entrySet()) {
        if (number < MAX_PICTURES) {
          number++;
          left--;
          page.add(pictures.map(part.getKey(), part.getValue()));
          pictures.lines("picture-" + number, part.getKey(), part.getValue()).ifPresent(page::add);
        }
      }
    }
    if (left > 0) {
      page.add(
          p("%d more pictures are left out; the table has every cell.".formatted(left))
              .withClass("note"));
    }
  }

  /** Returns the figures with requirements, or the usual ones if there are none. */
  private static Set<String> figures(SweepReport report) {
    Set<String> names = new LinkedHashSet<>();
    for (CellReport cell : report.cells()) {
      cell.verdicts().keySet().forEach(text -> names.add(text.replaceFirst("\\s.*", "")));
    }
    return names.isEmpty() ? new LinkedHashSet<>(USUAL_FIGURES) : names;
  }

  private static ContainerTag<?> table(SweepReport report) {
    Set<String> figures = figures(report);
    List<String> columns = new ArrayList<>(List.of("cell"));
    columns.addAll(SweepTable.shortNames(report));
    columns.addAll(figures);
    columns.add("result");
    Table table = new Table(columns.toArray(String[]::new));
    for (CellReport cell :
        report.cells().subList(0, Math.min(report.cells().size(), SweepTable.MAX_ROWS))) {
      List<String> texts = new ArrayList<>();
      report.axes().forEach(axis -> texts.add(cell.keys().getOrDefault(axis.key(), "-")));
      for (String figure : figures) {
        CellReport.Value value = cell.figures().get(figure);
        texts.add(value == null ? "-" : Figures.of(Figure.parse(figure).unit(), value.value()));
      }
      boolean judged = report.hasRequirements() || cell.status() == RunStatus.FAILED;
      String result = judged ? SweepTable.verdict(cell) : "done";
      texts.add(result);
      table.rowWith(result, Figures.count(cell.cell()), texts.toArray(String[]::new));
    }
    return table.tag("cells");
  }
}
