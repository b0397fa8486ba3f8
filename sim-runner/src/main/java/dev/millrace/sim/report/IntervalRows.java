package dev.millrace.sim.report;

import dev.millrace.sim.binding.Names;
import dev.millrace.sim.scenario.Headline;
import dev.millrace.sim.scenario.Percentage;
import dev.millrace.sim.scenario.Study;
import dev.millrace.sim.study.Estimate;
import dev.millrace.sim.study.Sample;
import dev.millrace.sim.study.StopReason;
import dev.millrace.sim.study.StudyResult;
import java.util.function.DoubleFunction;

/** The figures of several replications with their confidence intervals. */
final class IntervalRows {

  private static final double CONFIDENCE = StudyResult.CONFIDENCE;

  private final StudyResult study;
  private final Lines page;

  private IntervalRows(StudyResult study, Lines page) {
    this.study = study;
    this.page = page;
  }

  /** Adds the rows; none for a single replication. */
  static void add(Study settings, StudyResult study, Lines page) {
    if (study.samples().size() > 1) {
      IntervalRows rows = new IntervalRows(study, page);
      rows.addAll();
      rows.addPrecision(settings);
      page.line("");
    }
  }

  private void addAll() {
    page.row(
        "intervals",
        "95 %% confidence over %s replications".formatted(Figures.count(study.samples().size())));
    for (Headline figure : Headline.values()) {
      Estimate estimate = study.headline(figure, CONFIDENCE);
      switch (figure) {
        case THROUGHPUT -> row("throughput, messages/s", estimate, Figures::decimal);
        case LOSS -> lossRow(estimate);
        default -> row(name(figure).replace('-', ' '), estimate, Figures::bareDuration);
      }
    }
    row("mean time to put", study.blockedMean(CONFIDENCE), Figures::bareDuration);
    row("mean queue", study.queueMean(CONFIDENCE), Figures::twoDecimals);
    study
        .groups(CONFIDENCE)
        .forEach(
            group ->
                row(
                    "utilisation of " + group.group(),
                    group.utilisation(),
                    Figures::precisePercent));
  }

  private void lossRow(Estimate loss) {
    if (loss.value() == 0) {
      row("loss", "0", "  " + Figures.atMost(study.pooled().measurements().offered()));
    } else {
      row("loss", loss, Figures::precisePercent);
    }
  }

  private void row(String name, Estimate estimate, DoubleFunction<String> words) {
    if (!estimate.hasInterval()) {
      row(name, "-", "");
      return;
    }
    row(
        name,
        words.apply(estimate.value()),
        "%10s .. %s"
            .formatted(words.apply(Math.max(0, estimate.low())), words.apply(estimate.high())));
  }

  private void row(String name, String value, String interval) {
    page.row("", "%-24s %10s  %s".formatted(name, value, interval));
  }

  private void addPrecision(Study settings) {
    if (settings.precision() == null) {
      return;
    }
    if (study.stopReason() == StopReason.PRECISE) {
      String asked = Figures.percent(settings.precision().share());
      page.row("precision", name(settings.precisionOf()) + " is within " + asked);
    } else if (study.stopReason().isMiss()) {
      page.row("precision", miss(settings.precision(), settings.precisionOf(), study));
    }
  }

  /** Why a precision was not reached. */
  static String miss(Percentage precision, Headline of, StudyResult study) {
    Estimate figure = study.headline(of, CONFIDENCE);
    if (study.stopReason() == StopReason.NOTHING) {
      return Double.isNaN(figure.value())
          ? "NOT REACHED: there were no messages to take %s from".formatted(name(of))
          : "NOT REACHED: none of %s messages was lost, and no interval is a share of 0;"
                  .formatted(
                      Figures.count(study.samples().stream().mapToLong(Sample::offered).sum()))
              + " run.max-replications ended it";
    }
    return "NOT REACHED: %s is within %s, asked for was %s; run.max-replications ended it"
        .formatted(
            name(of),
            figure.value() == 0
                ? "no share of 0"
                : Figures.percent(figure.halfWidth() / figure.value()),
            Figures.percent(precision.share()));
  }

  private static String name(Headline figure) {
    return Names.kebabCase(figure.name());
  }
}
