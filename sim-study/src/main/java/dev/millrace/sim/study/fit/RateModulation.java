package dev.millrace.sim.study.fit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The index of dispersion of Poisson arrivals whose rate has two states, as a function of the
 * window t:
 *
 * <pre>I(t) = 1 + A (1 − (1 − exp(−r t)) / (r t))</pre>
 *
 * <p>1 + A is its limit, and r the rate at which the states are forgotten: counts in windows that
 * are s apart have a correlation proportional to exp(−r s). Matching the curve matches the
 * variances and the lag correlations of the counts (H. Heffes and D. M. Lucantoni, <i>A Markov
 * modulated characterization of packetized voice and data traffic</i>, IEEE J. Sel. Areas Commun.
 * 4, 1986; R. Gusella, <i>Characterizing the variability of arrival processes with indexes of
 * dispersion</i>, same journal, 9, 1991).
 *
 * @param excess A, above 0
 * @param perSecond r, above 0
 */
record RateModulation(double excess, double perSecond) {

  private static final int STEPS = 400;

  /** Longer windows are few, and shorter ones do not get more weight than these. */
  private static final int MAX_WEIGHT = 200;

  /**
   * Fits the curve by weighted least squares of relative errors: A in closed form, r on a grid.
   *
   * @return null if counts vary no more than those of Poisson arrivals
   */
  static @Nullable RateModulation fit(List<CountMoments> curve) {
    if (curve.size() < 3) {
      return null;
    }
    double low = 0.1 / curve.get(curve.size() - 1).seconds();
    double high = 10 / curve.get(0).seconds();
    RateModulation best = null;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i <= STEPS; i++) {
      double r = low * Math.pow(high / low, (double) i / STEPS);
      RateModulation candidate = new RateModulation(bestExcess(curve, r), r);
      double error = candidate.error(curve);
      if (candidate.excess > 0 && error < least) {
        least = error;
        best = candidate;
      }
    }
    return best;
  }

  private static double bestExcess(List<CountMoments> curve, double r) {
    double cross = 0;
    double square = 0;
    for (CountMoments point : curve) {
      double shape = shape(r * point.seconds()) / point.dispersion();
      double weight = weight(point);
      cross += weight * shape * (point.dispersion() - 1) / point.dispersion();
      square += weight * shape * shape;
    }
    return cross / square;
  }

  private double error(List<CountMoments> curve) {
    double error = 0;
    for (CountMoments point : curve) {
      double relative = dispersion(point.seconds()) / point.dispersion() - 1;
      error += weight(point) * relative * relative;
    }
    return error;
  }

  private static double weight(CountMoments point) {
    return Math.min(point.windows(), MAX_WEIGHT);
  }

  private static double shape(double rt) {
    return 1 + Math.expm1(-rt) / rt;
  }

  double dispersion(double seconds) {
    return 1 + excess * shape(perSecond * seconds);
  }

  /**
   * Returns the share of time in the busier state that matches the skewness of the counts.
   *
   * <p>With d the difference of the rates and p the share, the third cumulant of the integrated
   * rate is 6 p (1 − p) (1 − 2 p) d³ ∫₀ᵗ (t − x) x exp(−r x) dx, since the third moment of three
   * values of the rate depends on the time from the first to the last alone, and its variance gives
   * p (1 − p) d² = A r λ / 2.
   *
   * @param rate the mean rate λ
   */
  double busyShare(List<CountMoments> curve, double rate) {
    double variance = excess * perSecond * rate / 2;
    double skewness = 0;
    double weights = 0;
    for (CountMoments point : curve) {
      double rt = perSecond * point.seconds();
      if (rt >= 0.5 && rt <= 8) {
        double scale = 6 * Math.pow(variance, 1.5) * tripleIntegral(point.seconds());
        skewness += point.windows() * point.thirdCumulant() / scale;
        weights += point.windows();
      }
    }
    double mean = weights == 0 ? 0 : skewness / weights;
    return (1 - mean / Math.sqrt(4 + mean * mean)) / 2;
  }

  private double tripleIntegral(double t) {
    double r = perSecond;
    double rt = r * t;
    double decay = Math.exp(-rt);
    double first = (1 - decay * (1 + rt)) / (r * r);
    double second = (2 - decay * (rt * rt + 2 * rt + 2)) / (r * r * r);
    return t * first - second;
  }

  /** Returns the share of time in the busier state if the other is silent, the largest possible. */
  double busyShareIfSilent(double rate) {
    return 1 / (1 + excess * perSecond / (2 * rate));
  }

  /** Returns the arrival process with a share of time in the busier state. */
  Model model(Kind kind, double rate, double share) {
    double difference = Math.sqrt(excess * perSecond * rate / (2 * share * (1 - share)));
    double high = rate + (1 - share) * difference;
    double low = kind == Kind.ON_OFF ? 0 : Math.max(0, rate - share * difference);
    double busySeconds = 1 / (perSecond * (1 - share));
    double quietSeconds = 1 / (perSecond * share);
    return MmppModel.of(kind, high, busySeconds, low, quietSeconds);
  }
}
