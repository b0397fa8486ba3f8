package dev.millrace.sim.report;

import static java.util.Comparator.comparingDouble;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import dev.millrace.sim.report.ComparisonReport.Entry;
import dev.millrace.sim.report.RunReport.Outcome;
import dev.millrace.sim.study.Limit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The conclusions from the figures of several pipelines, in a sentence or two: the loss, and the
 * sojourn's p99 among the pipelines that lose least, because a lost message has no sojourn.
 */
final class Conclusions {

  /** Smaller differences of a p99 are not reported: real runs vary. */
  private static final double MIN_RATIO = 1.1;

  private Conclusions() {}

  /** Returns the sentences; none unless two pipelines can be compared. */
  static List<String> of(List<Entry> entries) {
    List<Entry> finished = entries.stream().filter(Conclusions::isFinished).toList();
    List<String> sentences = new ArrayList<>();
    if (finished.size() > 1) {
      List<Entry> best = withLoss(finished, percent(min(finished, Conclusions::loss)));
      sentences.add(loss(finished, best));
      if (best.size() > 1
          && best.stream().allMatch(entry -> measured(entry).sojournNanos() != null)) {
        sentences.add(slowest(best, best.size() < finished.size() ? " at the lowest loss" : ""));
      }
    }
    return sentences;
  }

  /** Returns the sentence about what limits with each pipeline; empty if none was run. */
  static Optional<String> limits(List<Entry> entries) {
    Map<String, List<Entry>> limited = new LinkedHashMap<>();
    for (Entry entry : entries) {
      List<Limit> limits = entry.run() == null ? null : entry.run().limits();
      if (limits != null) {
        List<String> names = limits.stream().map(LimitPhrases::name).toList();
        (names.isEmpty() ? List.of("nothing") : names)
            .forEach(name -> limited.computeIfAbsent(name, key -> new ArrayList<>()).add(entry));
      }
    }
    return limited.isEmpty()
        ? Optional.empty()
        : Optional.of(
            limited.entrySet().stream()
                .map(each -> "by %s: %s".formatted(each.getKey(), names(each.getValue())))
                .collect(joining("; ", "Limited ", ".")));
  }

  private static boolean isFinished(Entry entry) {
    return entry.run() != null
        && entry.run().outcome() == Outcome.DONE
        && entry.problems().isEmpty();
  }

  private static String loss(List<Entry> all, List<Entry> best) {
    Entry most = max(all, Conclusions::loss);
    if (loss(most) == 0) {
      return "No pipeline loses messages.";
    }
    if (best.size() == all.size()) {
      return "All pipelines lose the same share: %s.".formatted(percent(most));
    }
    return "Lowest loss: %s (%s); highest: %s (%s)."
        .formatted(
            names(best), percent(best.get(0)), names(withLoss(all, percent(most))), percent(most));
  }

  private static String slowest(List<Entry> best, String condition) {
    Entry min = min(best, Conclusions::p99);
    Entry max = max(best, Conclusions::p99);
    double ratio = p99(max) / p99(min);
    return ratio >= MIN_RATIO
        ? String.format(
            Locale.ROOT,
            "Sojourn p99%s: %s with %s, %s with %s (%,.1f times as long).",
            condition,
            Figures.bareDuration(p99(min)),
            min.pipeline(),
            Figures.bareDuration(p99(max)),
            max.pipeline(),
            ratio)
        : "Sojourn p99%s: the same within 10 %%.".formatted(condition);
  }

  private static Entry min(List<Entry> entries, ToDoubleFunction<Entry> figure) {
    return Collections.min(entries, comparingDouble(figure));
  }

  private static Entry max(List<Entry> entries, ToDoubleFunction<Entry> figure) {
    return Collections.max(entries, comparingDouble(figure));
  }

  private static List<Entry> withLoss(List<Entry> entries, String percent) {
    return entries.stream().filter(entry -> percent(entry).equals(percent)).toList();
  }

  private static double loss(Entry entry) {
    Double loss = measured(entry).loss();
    return loss == null ? 0 : loss;
  }

  private static double p99(Entry entry) {
    return (double) requireNonNull(measured(entry).sojournNanos()).p99();
  }

  private static String percent(Entry entry) {
    return Figures.percent(loss(entry));
  }

  private static String names(List<Entry> entries) {
    List<String> names = entries.stream().map(Entry::pipeline).distinct().toList();
    int last = names.size() - 1;
    return last == 0
        ? names.get(0)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }

  private static Measures measured(Entry entry) {
    return requireNonNull(entry.run()).measured();
  }
}
