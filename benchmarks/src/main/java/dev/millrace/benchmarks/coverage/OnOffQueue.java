package dev.millrace.benchmarks.coverage;

/**
 * The exact figures of a queue with on-off Poisson arrivals, one exponential server, first come,
 * first served, and a finite capacity: a message that finds it full is lost.
 *
 * <p>The phase and the number of messages in the system are a Markov chain with 2 × (capacity + 1)
 * states, whose stationary probabilities are computed by state reduction without subtractions (W.
 * K. Grassmann, M. I. Taksar and D. P. Heyman, "Regenerative analysis and steady state
 * distributions for Markov chains", Operations Research 33, 1985). Messages arrive at a constant
 * rate while the phase is on, so they observe the stationary distribution conditional on that
 * phase. A message that finds n in the system waits for n exponential services: an Erlang time of n
 * phases. Immutable.
 */
final class OnOffQueue {

  private static final int OFF = 0;
  private static final int ON = 1;

  /** The maximum distance between the numbers of adjacent states: each level has two states. */
  private static final int MAX_DISTANCE = 2;

  private final double serviceRate;

  /** The probability that a message finds n in the system; the last one is the loss. */
  private final double[] found;

  /**
   * Solves the queue. Times are in seconds, rates per second.
   *
   * @param onRate the rate of arrivals while on; above 0
   * @param onMean the mean of the exponential time on; above 0
   * @param offMean the mean of the exponential time off; above 0
   * @param serviceRate the rate of the server; above 0
   * @param capacity the maximum number of messages, the one in service included; at least 1
   */
  OnOffQueue(double onRate, double onMean, double offMean, double serviceRate, int capacity) {
    this.serviceRate = serviceRate;
    double[][] rates = new double[2 * (capacity + 1)][2 * (capacity + 1)];
    for (int n = 0; n <= capacity; n++) {
      rates[state(n, OFF)][state(n, ON)] = 1 / offMean;
      rates[state(n, ON)][state(n, OFF)] = 1 / onMean;
      if (n < capacity) {
        rates[state(n, ON)][state(n + 1, ON)] = onRate;
        rates[state(n + 1, ON)][state(n, ON)] = serviceRate;
        rates[state(n + 1, OFF)][state(n, OFF)] = serviceRate;
      }
    }
    double[] probabilities = stationary(rates);
    found = new double[capacity + 1];
    double on = 0;
    for (int n = 0; n <= capacity; n++) {
      found[n] = probabilities[state(n, ON)];
      on += found[n];
    }
    for (int n = 0; n <= capacity; n++) {
      found[n] /= on;
    }
  }

  /** Returns the share of messages lost, from 0 to 1. */
  double loss() {
    return found[found.length - 1];
  }

  /** Returns the mean wait of messages that are not lost, in seconds. */
  double meanWaitSeconds() {
    double sum = 0;
    for (int n = 0; n < found.length - 1; n++) {
      sum += found[n] * n / serviceRate;
    }
    return sum / (1 - loss());
  }

  /**
   * Returns a quantile of the wait of messages that are not lost, in seconds, by bisection.
   *
   * @param share the share of messages that wait at most so long; above 0 and below 1
   */
  double waitSeconds(double share) {
    double low = 0;
    double high = 1 / serviceRate;
    while (shareWaitingLonger(high) > 1 - share) {
      low = high;
      high *= 2;
    }
    while (high - low > 1e-10 * high) {
      double middle = (low + high) / 2;
      if (shareWaitingLonger(middle) > 1 - share) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** Sums a mixture of Erlang tails: P(Erlang(n) > t) = Σ (k < n) e^(−μt) (μt)^k / k!. */
  private double shareWaitingLonger(double seconds) {
    double work = serviceRate * seconds;
    double tail = 0;
    double longer = 0;
    double logTerm = -work;
    for (int n = 1; n < found.length - 1; n++) {
      tail += Math.exp(logTerm);
      logTerm += Math.log(work / n);
      longer += found[n] * tail;
    }
    return longer / (1 - loss());
  }

  private static int state(int messages, int phase) {
    return 2 * messages + phase;
  }

  /** Returns the stationary probabilities of a chain; overwrites its rates. */
  private static double[] stationary(double[][] rates) {
    int states = rates.length;
    double[] toLower = new double[states];
    for (int last = states - 1; last > 0; last--) {
      int first = Math.max(0, last - MAX_DISTANCE);
      for (int j = first; j < last; j++) {
        toLower[last] += rates[last][j];
      }
      for (int i = first; i < last; i++) {
        for (int j = first; j < last; j++) {
          rates[i][j] += rates[i][last] * rates[last][j] / toLower[last];
        }
      }
    }
    double[] probabilities = new double[states];
    probabilities[0] = 1;
    double sum = 1;
    for (int i = 1; i < states; i++) {
      for (int j = Math.max(0, i - MAX_DISTANCE); j < i; j++) {
        probabilities[i] += probabilities[j] * rates[j][i] / toLower[i];
      }
      sum += probabilities[i];
    }
    for (int i = 0; i < states; i++) {
      probabilities[i] /= sum;
    }
    return probabilities;
  }
}
