package dev.millrace.sim.study.fit;

import dev.millrace.sim.study.init.Words;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Estimates the models of a trace: several of a kind where a trace does not decide. */
final class Candidates {

  /** Shares of busy time that differ by less give the same model. */
  private static final double MIN_RATIO = 1.2;

  private Candidates() {}

  /** Returns the models by kind; a kind that does not fit at all is missing. */
  static Map<Kind, List<Model>> of(Times times) {
    Map<Kind, List<Model>> models = new EnumMap<>(Kind.class);
    models.put(Kind.POISSON, List.of(poisson(times)));
    add(models, Stages.of(times));
    List<CountMoments> curve = CountMoments.curve(times);
    // A real trace is bursty at more time scales than a model: the queue decides which matter.
    int middle = curve.size() / 2;
    addModulated(models, times, curve, RateModulation.fit(curve));
    addModulated(models, times, curve, RateModulation.fit(curve.subList(0, middle)));
    addModulated(models, times, curve, RateModulation.fit(curve.subList(middle, curve.size())));
    add(models, Bursts.of(times));
    return models;
  }

  private static Model poisson(Times times) {
    return new Model(
        Kind.POISSON,
        Words.number(times.rate()) + "/s",
        "type = random, gap { type = exponential, mean = %s }"
            .formatted(Words.hocon(1e9 / times.rate())));
  }

  private static void addModulated(
      Map<Kind, List<Model>> models,
      Times times,
      List<CountMoments> curve,
      @Nullable RateModulation modulation) {
    if (modulation == null) {
      return;
    }
    double rate = times.rate();
    double silent = modulation.busyShareIfSilent(rate);
    double share = Math.min(modulation.busyShare(curve, rate), silent);
    add(models, modulation.model(Kind.ON_OFF, rate, silent));
    add(models, modulation.model(Kind.MMPP, rate, share));
    double between = Math.sqrt(share * silent);
    if (between > MIN_RATIO * share) {
      add(models, modulation.model(Kind.MMPP, rate, between));
    }
  }

  private static void add(Map<Kind, List<Model>> models, @Nullable Model model) {
    if (model != null) {
      models.computeIfAbsent(model.kind(), kind -> new ArrayList<>()).add(model);
    }
  }
}
