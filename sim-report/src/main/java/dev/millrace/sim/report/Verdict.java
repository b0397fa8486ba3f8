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
final class Verdict {

  private static final double NOTICEABLE = 1.1;

  private Verdict() {}

  /** The sentences; none where there are no two to compare. */
  static List<String> of(List<Contender> finished) {
    List<String> sentences = new ArrayList<>();
    if (finished.size() > 1) {
      List<Contender> best = best(finished);
      sentences.add(loss(finished, best));
      if (best.size() > 1
          && best.stream().allMatch(contender -> measured(contender).sojourns().count() > 0)) {
        sentences.add(slowest(best, best.size() == finished.size()));
      }
    }
    return sentences;
  }

  /** Those whose loss reads as the least there is. */
  private static List<Contender> best(List<Contender> all) {
    String least = words(least(all, Verdict::loss));
    return all.stream().filter(contender -> words(contender).equals(least)).toList();
  }

  private static String loss(List<Contender> all, List<Contender> best) {
    Contender most = most(all, Verdict::loss);
    if (loss(most) == 0) {
      return "Nothing is lost, whatever the pipeline.";
    }
    if (best.size() == all.size()) {
      return "The same loss whatever the pipeline: %s.".formatted(words(most));
    }
    List<Contender> worst =
        all.stream().filter(contender -> words(contender).equals(words(most))).toList();
    return "Least is lost with %s (%s), most with %s (%s)."
        .formatted(names(best), words(best.get(0)), names(worst), words(most));
  }

  private static String slowest(List<Contender> best, boolean all) {
    Contender shortest = least(best, Verdict::p99);
    Contender longest = most(best, Verdict::p99);
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

  private static double loss(Contender contender) {
    return measured(contender).loss();
  }

  private static double p99(Contender contender) {
    return (double) measured(contender).sojourns().percentileNanos(99);
  }

  private static String words(Contender contender) {
    return Figures.percent(loss(contender));
  }

  private static String names(List<Contender> contenders) {
    List<String> names = contenders.stream().map(Contender::pipeline).distinct().toList();
    int last = names.size() - 1;
    return last == 0
        ? names.get(0)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }

  private static Contender least(List<Contender> all, ToDoubleFunction<Contender> figure) {
    return all.stream().min(Comparator.comparingDouble(figure)).orElseThrow();
  }

  private static Contender most(List<Contender> all, ToDoubleFunction<Contender> figure) {
    return all.stream().max(Comparator.comparingDouble(figure)).orElseThrow();
  }

  private static Measurements measured(Contender contender) {
    return requireNonNull(contender.played()).pooled().measurements();
  }
}
