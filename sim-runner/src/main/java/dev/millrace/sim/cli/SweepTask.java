package dev.millrace.sim.cli;

import dev.millrace.sim.binding.Problems;
import dev.millrace.sim.report.CellReport;
import dev.millrace.sim.report.Shard;
import dev.millrace.sim.report.SweepFolder;
import dev.millrace.sim.report.SweepHead;
import dev.millrace.sim.report.SweepReport;
import dev.millrace.sim.report.page.SweepPage;
import dev.millrace.sim.scenario.Axis;
import dev.millrace.sim.scenario.ScenarioException;
import dev.millrace.sim.study.ScenarioSpec;
import dev.millrace.sim.study.sweep.Cell;
import dev.millrace.sim.study.sweep.CheckedGrid;
import dev.millrace.sim.study.sweep.Grid;
import dev.millrace.sim.study.sweep.Sweep;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Checks and runs a sweep for the command {@code sweep}, and returns the exit code. */
record SweepTask(Console console, SweepFolderOptions folderOptions, SweepOutputOptions output) {

  /**
   * Runs a sweep.
   *
   * @param vary the texts of the options {@code --vary}
   * @param skipInvalid whether cells that are not valid are left out
   */
  int run(ScenarioSpec scenario, List<String> vary, boolean skipInvalid) throws Exception {
    Shard shard = folderOptions.shard();
    CheckedGrid checked = LogSetup.silently(() -> check(scenario, vary));
    if (skipInvalid) {
      console.warnings(checked.problems());
    } else {
      ScenarioException.throwIfAny(checked.problems());
    }
    SweepHead head = SweepHead.of(checked, shard);
    List<Cell> cells = shard.of(checked.cells());
    try (SweepFolder folder = folderOptions.open(head, cells)) {
      List<CellReport> reports = new ArrayList<>(folder == null ? List.of() : folder.done());
      List<Cell> open = cells.subList(reports.size(), cells.size());
      Sweep sweep = new Sweep(checked.grid(), open);
      Interrupts.handle(sweep::stop, sweep::stop);
      SweepProgress progress = SweepProgress.of(console, open.size());
      try (var silence = LogSetup.silenceAll()) {
        sweep.run(
            result -> {
              CellReport report = CellReport.of(result);
              reports.add(report);
              if (folder != null) {
                folder.append(report);
              }
              progress.advance();
            });
      }
      progress.end();
      SweepReport report = SweepReport.of(head, reports);
      if (folder != null) {
        folder.writePage(SweepPage.of(report));
      }
      return end(report, cells.size() - reports.size());
    }
  }

  private static CheckedGrid check(ScenarioSpec scenario, List<String> vary) {
    Problems problems = new Problems();
    List<Axis> axes =
        vary.stream().map(text -> Axis.ofOption(text, problems)).filter(Objects::nonNull).toList();
    ScenarioException.throwIfAny(problems.all());
    return CheckedGrid.of(Grid.of(scenario.prepareVariants(), axes));
  }

  private int end(SweepReport report, int missing) {
    boolean written = output.write(console, report);
    if (!written) {
      return ExitCode.FAILED;
    }
    if (missing > 0) {
      console.message("interrupted; %,d cells were not run".formatted(missing));
      return ExitCode.INTERRUPTED;
    }
    return ExitCode.of(report.status());
  }
}
