package dev.millrace.sim.report;

import static java.util.Objects.requireNonNull;

import dev.millrace.sim.measure.Measurements;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What the figures of several pipelines say, in a sentence or two: how much is lost, and how long
 * the slowest messages take.
 *
 * <p>Times are compared among those alone that lose least, for what is lost takes none; and one is
 * called shorter only where it is by a tenth or more.
 */
final class Conclusions {

  private static final double NOTICEABLE = 1.1;

  private Conclusions() {}

  /** The sentences; none where there are no two to compare. */
  static List<String> of(List<ComparisonEntry> finished) {
    List<String> sentences = new ArrayList<>();
    if (finished.size() > 1) {
      List<ComparisonEntry> best = best(finished);
      sentences.add(loss(finished, best));
      if (best.size() > 1
          && best.stream().allMatch(contender -> measured(contender).sojourns().count() > 0)) {
        sentences.add(slowest(best, best.size() == finished.size()));
      }
    }
    return sentences;
  }

  /** Those whose loss reads as the least there is. */
  private static List<ComparisonEntry> best(List<ComparisonEntry> all) {
    String least = words(least(all, Conclusions::loss));
    return all.stream().filter(contender -> words(contender).equals(least)).toList();
  }

  private static String loss(List<ComparisonEntry> all, List<ComparisonEntry> best) {
    ComparisonEntry most = most(all, Conclusions::loss);
    if (loss(most) == 0) {
      return "Nothing is lost, whatever the pipeline.";
    }
    if (best.size() == all.size()) {
      return "The same loss whatever the pipeline: %s.".formatted(words(most));
    }
    List<ComparisonEntry> worst =
        all.stream().filter(contender -> words(contender).equals(words(most))).toList();
    return "Least is lost with %s (%s), most with %s (%s)."
        .formatted(names(best), words(best.get(0)), names(worst), words(most));
  }

  private static String slowest(List<ComparisonEntry> best, boolean all) {
    ComparisonEntry shortest = least(best, Conclusions::p99);
    ComparisonEntry longest = most(best, Conclusions::p99);
    double times = p99(longest) / p99(shortest);
    String whose = all ? "The sojourn's p99" : "Among those that lose least, the sojourn's p99";
    return !(times >= NOTICEABLE)
        ? whose + " differs by less than a tenth."
        : "%s is shortest with %s (%s), longest with %s (%s): %s."
            .formatted(
                whose,
                shortest.pipeline(),
                Figures.bareDuration(p99(shortest)),
                longest.pipeline(),
                Figures.bareDuration(p99(longest)),
                String.format(Locale.ROOT, "%,.1f times as long", times));
  }

  private static double loss(ComparisonEntry contender) {
    return measured(contender).loss();
  }

  private static double p99(ComparisonEntry contender) {
    return (double) measured(contender).sojourns().percentileNanos(99);
  }

  private static String words(ComparisonEntry contender) {
    return Figures.percent(loss(contender));
  }

  private static String names(List<ComparisonEntry> contenders) {
    List<String> names = contenders.stream().map(ComparisonEntry::pipeline).distinct().toList();
    int last = names.size() - 1;
    return last == 0
        ? names.get(0)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }

  private static ComparisonEntry least(
      List<ComparisonEntry> all, ToDoubleFunction<ComparisonEntry> figure) {
    return all.stream().min(Comparator.comparingDouble(figure)).orElseThrow();
  }

  private static ComparisonEntry most(
      List<ComparisonEntry> all, ToDoubleFunction<ComparisonEntry> figure) {
    return all.stream().max(Comparator.comparingDouble(figure)).orElseThrow();
  }

  private static Measurements measured(ComparisonEntry contender) {
    return requireNonNull(contender.run()).pooled().measurements();
  }
}
