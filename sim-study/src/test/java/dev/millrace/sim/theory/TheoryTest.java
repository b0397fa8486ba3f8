package dev.millrace.sim.theory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.sim.study.Estimate;
import dev.millrace.sim.study.Sample;
import dev.millrace.sim.study.StudyResult;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The virtual engine with the plug-ins that come with Millrace, against queueing models whose
 * figures are known exactly.
 *
 * <p>The unit of time is the second and the mean service is 1 s unless said. Wq is the mean wait of
 * served messages. Each figure has to lie within its 99.9 % confidence interval at a fixed seed.
 * Sources: [K] L. Kleinrock, <i>Queueing Systems</i>, volume 1, 1975; [GH] D. Gross, J. F. Shortle,
 * J. M. Thompson and C. M. Harris, <i>Fundamentals of Queueing Theory</i>, 4th edition, 2008; [T]
 * H. C. Tijms, <i>A First Course in Stochastic Models</i>, 2003.
 */
@Tag("slow")
class TheoryTest {

  private static final double CONFIDENCE = 0.999;
  private static final TheoryTable TABLE = new TheoryTable();

  private static final String AMPLE = "pipeline { type = queue, capacity = 1000000 }\n";
  private static final String EXPONENTIAL = "{ type = exponential, mean = 1s }";

  @TempDir private Path folder;

  @AfterAll
  static void printTheTable() {
    System.out.println(TABLE);
  }

  /** M/M/1: Wq = ρ / (μ − λ); P(W &gt; t) = ρ exp(−(μ − λ) t) [GH, section 2.2]. */
  @Test
  void oneServer() throws Exception {
    StudyResult study = study("100000s", poisson(0.8) + AMPLE + database(1, EXPONENTIAL));

    check("M/M/1, 0.8", "Wq", 4, seconds(study.waitMean(CONFIDENCE)));
    check("M/M/1, 0.8", "wait p99", 21.910133, wait(study, 99));
    check("M/M/1, 0.8", "wait p99.9", 33.423059, wait(study, 99.9));
  }

  /** Many workers with exponential gaps are one Poisson process from the start on. */
  @Test
  void aThousandSources() throws Exception {
    StudyResult study =
        study(
            "10000s",
            """
            producers.network {
              type = random, count = 1000, gap { type = exponential, mean = 1250s }
            }
            """
                + AMPLE
                + database(1, EXPONENTIAL));

    check("M/M/1, 1,000 sources", "Wq", 4, seconds(study.waitMean(CONFIDENCE)));
  }

  /**
   * M/M/c: the wait has the probability C(c, a) of Erlang's second formula, and is then exponential
   * with rate cμ − λ [GH, section 2.3].
   */
  @Test
  void fourServers() throws Exception {
    StudyResult study = study("40000s", poisson(3.6) + AMPLE + database(4, EXPONENTIAL));

    Estimate none = study.waits().shareAtOrBelow(0, CONFIDENCE);
    Estimate some = new Estimate(1 - none.value(), 1 - none.high(), 1 - none.low());
    check("M/M/4, 3.6", "P(wait)", 0.787753264, some);
    check("M/M/4, 3.6", "Wq", 1.969383161, seconds(study.waitMean(CONFIDENCE)));
    check("M/M/4, 3.6", "wait p99", 10.916500, wait(study, 99));
  }

  /**
   * M/G/c with no waiting place: the loss is Erlang's first formula B(c, a), whatever the
   * distribution of the service [GH, section 2.5; T, section 5.2.1].
   */
  @Test
  void noWaitingPlaceAndAnyService() throws Exception {
    for (String service :
        List.of(EXPONENTIAL, "1s", "{ type = lognormal, mean = 1s, squared-cv = 4 }")) {
      StudyResult study =
          study(
              "30000s",
              poisson(3.6)
                  + "pipeline { type = handoff, overflow.policy = drop-newest }\n"
                  + database(4, service));

      check(
          "M/G/4/4, 3.6, " + service.replaceAll(".*type = (\\w+).*", "$1"),
          "loss",
          0.270685067,
          study.loss(CONFIDENCE));
    }
  }

  /** M/M/c/K: birth and death with c + 17 places, served messages alone [GH, section 2.4]. */
  @Test
  void fewWaitingPlaces() throws Exception {
    StudyResult study =
        study(
            "40000s",
            poisson(2.85)
                + "pipeline { type = queue, capacity = 17, overflow.policy = drop-newest }\n"
                + database(3, EXPONENTIAL));

    check("M/M/3/20, 2.85", "loss", 0.029640842, study.loss(CONFIDENCE));
    check("M/M/3/20, 2.85", "Wq", 2.206075195, seconds(study.waitMean(CONFIDENCE)));
    check("M/M/3/20, 2.85", "wait p99", 7.357060757, wait(study, 99));
  }

  /**
   * M/D/1: Wq = ρ / (2 (μ − λ)) by Pollaczek and Khinchine [K, section 5.6]; the percentile from
   * Erlang's series for the distribution of the wait [T, section 9.2.1].
   */
  @Test
  void constantService() throws Exception {
    StudyResult study = study("100000s", poisson(0.8) + AMPLE + database(1, "1s"));

    check("M/D/1, 0.8", "Wq", 2, seconds(study.waitMean(CONFIDENCE)));
    check("M/D/1, 0.8", "wait p99", 10.355886792, wait(study, 99));
  }

  /** M/G/1: Wq = λ E[S²] / (2 (1 − ρ)) by Pollaczek and Khinchine [K, section 5.6]. */
  @Test
  void lognormalService() throws Exception {
    StudyResult study =
        study(
            "100000s",
            poisson(0.7) + AMPLE + database(1, "{ type = lognormal, mean = 1s, squared-cv = 4 }"));

    check("M/lognormal/1, 0.7", "Wq", 5.833333333, seconds(study.waitMean(CONFIDENCE)));
  }

  /**
   * Bursts of X at Poisson times and one server: Wq = (λ E[S²] + (E[X²] / E[X] − 1) E[S]) / (2 (1 −
   * ρ)), with λ = burst rate · E[X] [T, section 9.3.2]. With X = 10: 26.5; geometric: 49.
   */
  @Test
  void bursts() throws Exception {
    for (String size : List.of("10", "{ type = geometric, mean = 10 }")) {
      StudyResult study =
          study(
              "200000s",
              """
              producers.network {
                type = bursty
                burst { size = %s, gap = 0s }
                pause { type = exponential, mean = 12500ms }
              }
              """
                      .formatted(size)
                  + AMPLE
                  + database(1, EXPONENTIAL));

      boolean fixed = size.equals("10");
      check(
          fixed ? "bursts of 10, 0.08" : "geometric bursts, 0.08",
          "Wq",
          fixed ? 26.5 : 49,
          seconds(study.waitMean(CONFIDENCE)));
    }
  }

  /**
   * On-off Poisson arrivals and one exponential server: a Markov chain of the phase and the number
   * of messages, solved by its matrix-geometric form (M. F. Neuts, <i>Matrix-Geometric Solutions in
   * Stochastic Models</i>, 1981, chapter 6, on the M/M/1 queue in a random environment).
   */
  @Test
  void onAndOff() throws Exception {
    StudyResult study =
        study(
            "400000s",
            """
            producers.network {
              type = mmpp, states = [ { rate = 4, dwell = 5s }, { rate = 0, dwell = 20s } ]
            }
            """
                + AMPLE
                + database(1, EXPONENTIAL));

    check("on-off Poisson", "Wq", 64.306249405, seconds(study.waitMean(CONFIDENCE)));
    check("on-off Poisson", "wait p99", 299.738657, wait(study, 99));
  }

  /**
   * D/M/1: with σ the root in (0, 1) of σ = exp(−μ (1 − σ) / λ), Wq = σ / (μ (1 − σ)) and P(W &gt;
   * t) = σ exp(−μ (1 − σ) t) [K, section 6.4].
   */
  @Test
  void regularArrivals() throws Exception {
    StudyResult study =
        study(
            "100000s",
            "producers.network { type = random, gap = 1250ms }\n"
                + AMPLE
                + database(1, EXPONENTIAL));

    check("D/M/1, 0.8", "Wq", 1.692730840, seconds(study.waitMean(CONFIDENCE)));
    check("D/M/1, 0.8", "wait p99", 11.150483783, wait(study, 99));
  }

  /**
   * The lock pipeline: birth and death over thinking, a message being stored, one in the slot, one
   * with its blocked producer; with think rate a the probabilities go like 1, a, a², a³ [GH,
   * section 2.1]. So with a = 1 the throughput is 3/4, and a put blocks 1/4 of the time; with a = 2
   * it is 14/15 and 8/15. The mean time in the slot follows by Little's law.
   */
  @Test
  void theLockItself() throws Exception {
    for (int rate = 1; rate <= 2; rate++) {
      StudyResult study =
          study(
              "20000s",
              closed(1, 1000 / rate + "ms") + "pipeline.type = lock\n" + database(1, EXPONENTIAL));

      String name = "lock, think mean " + (rate == 1 ? "1" : "0.5");
      check(name, "throughput", rate == 1 ? 3 / 4.0 : 14 / 15.0, study.throughput(CONFIDENCE));
      check(name, "blocked share", rate == 1 ? 1 / 4.0 : 8 / 15.0, study.blockedShare(CONFIDENCE));
      check(name, "time in the slot", rate == 1 ? 2 / 3.0 : 6 / 7.0, timeInside(study));
    }
  }

  /** The same without a slot: one place fewer, 1, a, a², so with a = 1 the throughput is 2/3. */
  @Test
  void rendezvous() throws Exception {
    StudyResult study =
        study("20000s", closed(1, "1s") + "pipeline.type = handoff\n" + database(1, EXPONENTIAL));

    check("rendezvous, think mean 1", "throughput", 2 / 3.0, study.throughput(CONFIDENCE));
  }

  /**
   * Several closed producers: the same birth and death, whose birth rate falls with the number of
   * producers that are blocked and whose death rate is that of the busy consumers [GH, section 2.8,
   * finite source].
   */
  @Test
  void closedProducers() throws Exception {
    StudyResult study =
        study(
            "10000s",
            closed(4, "1s")
                + "pipeline { type = queue, capacity = 16 }\n"
                + database(2, "{ type = exponential, mean = 555555556ns }"));

    String name = "4 closed producers, 16 slots";
    check(name, "throughput", 3.549384292, study.throughput(CONFIDENCE));
    check(name, "blocked", 0.126956021, seconds(study.blockedMean(CONFIDENCE)));
    check(name, "time inside", 3.244986716, timeInside(study));
  }

  /**
   * Users who think for an exponential time of rate λ and wait for their answer, c servers: birth
   * and death with birth rate (n − k) λ and death rate min(k, c) μ for k of n users inside [GH,
   * section 2.8, the machine-repair model]. The sojourn is n / X − 1 / λ with throughput X, by
   * Little's law.
   */
  @Test
  void usersWhoWaitForTheAnswer() throws Exception {
    String users = closed(10, "5s").replace("closed", "closed-until-done");
    StudyResult study = study("20000s", users + AMPLE + database(2, EXPONENTIAL));

    double throughput = machineRepair(10, 0.2, 2);
    check("10 users, 2 servers", "throughput", throughput, study.throughput(CONFIDENCE));
    check(
        "10 users, 2 servers",
        "sojourn",
        10 / throughput - 5,
        seconds(study.sojournMean(CONFIDENCE)));
  }

  /** The throughput of n users of rate λ and c servers of rate 1. */
  private static double machineRepair(int users, double lambda, int servers) {
    double weight = 1;
    double sum = 1;
    double busy = 0;
    for (int k = 1; k <= users; k++) {
      weight *= (users - k + 1) * lambda / Math.min(k, servers);
      sum += weight;
      busy += Math.min(k, servers) * weight;
    }
    return busy / sum;
  }

  /**
   * A burst of 100 into 4 idle servers: 96 completions at rate 4, then one each at rates 4, 3, 2
   * and 1. Mean 97/4 + 1/3 + 1/2 + 1 = 26.083333, variance 97/16 + 1/9 + 1/4 + 1 = 2.724630².
   */
  @Test
  void aBurstIntoIdleServers() throws Exception {
    int replications = 2000;
    StudyResult study =
        Model.limited(
                folder,
                "messages = 100",
                "producers.network { type = random, gap = 0s }\n"
                    + AMPLE
                    + database(4, EXPONENTIAL))
            .replications(replications);

    Estimate mean = study.ratio(Sample::observedNanos, sample -> 1e9, CONFIDENCE);
    check("burst of 100 into 4", "last done", 26.083333, mean);
    double variance =
        study.samples().stream()
                .mapToDouble(sample -> Math.pow(sample.observedNanos() / 1e9 - mean.value(), 2))
                .sum()
            / (replications - 1);
    // The standard error of a standard deviation of nearly normal values, 3.29 of which hold 99.9
    // %.
    double sd = Math.sqrt(variance);
    double error = 3.29 * sd / Math.sqrt(2.0 * (replications - 1));
    check("burst of 100 into 4", "sd", 2.724630, new Estimate(sd, sd - error, sd + error));
  }

  /**
   * Few messages in a short run: λ = 0.05 and a constant service of 1 s, for 100 s of which the
   * first 10 are warm-up. Arrivals, deliveries and busy time are those of the steady state, λ, λ
   * and λ·E[S], whenever the last message is delivered.
   */
  @Test
  void ratesOfAShortRun() throws Exception {
    StudyResult study =
        Model.limited(
                folder, "duration = 100s, warm-up = 10s", poisson(0.05) + AMPLE + database(1, "1s"))
            .replications(4000);

    check("M/D/1, 0.05, 100 s", "arrivals", 0.05, arrivals(study));
    check("M/D/1, 0.05, 100 s", "throughput", 0.05, study.throughput(CONFIDENCE));
    check("M/D/1, 0.05, 100 s", "utilisation", 0.05, study.groups(CONFIDENCE).get(0).utilisation());
  }

  /**
   * On-off Poisson arrivals, 4 a second for 5 s on average and none for 20 s on average, for 300 s:
   * of the mean rate 0.8, the run often ends during a pause.
   */
  @Test
  void ratesOfAShortOnOffRun() throws Exception {
    StudyResult study =
        Model.limited(
                folder,
                "duration = 300s, warm-up = 50s",
                """
                producers.network {
                  type = mmpp, states = [ { rate = 4, dwell = 5s }, { rate = 0, dwell = 20s } ]
                }
                """
                    + AMPLE
                    + database(1, "1ms"))
            .replications(2000);

    check("on-off Poisson, 300 s", "arrivals", 0.8, arrivals(study));
    check("on-off Poisson, 300 s", "throughput", 0.8, study.throughput(CONFIDENCE));
  }

  /** An overload for 200 s: what is delivered after that does not count as throughput. */
  @Test
  void ratesOfAnOverload() throws Exception {
    StudyResult study =
        Model.limited(
                folder,
                "duration = 200s, warm-up = 50s",
                poisson(2) + AMPLE + database(1, EXPONENTIAL))
            .replications(20);

    check("M/M/1, 2, 200 s", "throughput", 1, study.throughput(CONFIDENCE));
    check("M/M/1, 2, 200 s", "utilisation", 1, study.groups(CONFIDENCE).get(0).utilisation());
  }

  /**
   * Non-preemptive priorities in M/M/1: Wq of class k is W₀ / ((1 − σₖ₋₁)(1 − σₖ)), with W₀ = λ
   * E[S²] / 2 over all classes and σₖ the load of the classes up to k (A. Cobham, "Priority
   * Assignment in Waiting Line Problems", Operations Research 2(1), 1954).
   */
  @Test
  void twoPriorities() throws Exception {
    GroupWaits waits =
        Model.of(folder, "100000s", goldAndSilver("null") + database(1, EXPONENTIAL)).waits(20);

    check("priorities, 0.3 and 0.5", "Wq of the first", 1.142857, waits.mean("gold", CONFIDENCE));
    check(
        "priorities, 0.3 and 0.5", "Wq of the second", 5.714286, waits.mean("silver", CONFIDENCE));
  }

  /**
   * Whatever the order, as long as it does not depend on the service: Σ ρₖ Wₖ is that of first in,
   * first out; with equal service the mean wait of all is thus Wq of M/M/1 (the conservation law of
   * L. Kleinrock, <i>Queueing Systems</i>, volume 2, 1976, section 3.4). Ageing brings the waits of
   * the classes nearer to each other.
   */
  @Test
  void prioritiesWithAgeing() throws Exception {
    Model model = Model.of(folder, "100000s", goldAndSilver("4s") + database(1, EXPONENTIAL));
    Estimate all = seconds(model.replications(20).waitMean(CONFIDENCE));
    GroupWaits waits = model.waits(20);

    check("priorities with ageing", "Wq of all", 4, all);
    assertThat(waits.mean("gold", CONFIDENCE).low()).isGreaterThan(1.142857);
    assertThat(waits.mean("silver", CONFIDENCE).high()).isLessThan(5.714286);
  }

  /**
   * M/M/1, last in, first out: Wq is that of first in, first out, ρ / (μ − λ), and E[W²] is that of
   * first in, first out, 2 ρ / (μ − λ)², divided by 1 − ρ (L. Takács, "Delay Distributions for One
   * Line with Poisson Input, General Holding Times, and Various Orders of Service", Bell System
   * Technical Journal 42(2), 1963).
   */
  @Test
  void lastInFirstOut() throws Exception {
    for (String type : List.of("queue", "lifo")) {
      GroupWaits waits =
          Model.of(
                  folder,
                  "100000s",
                  poisson(0.5)
                      + "pipeline { type = %s, capacity = 1000000 }\n".formatted(type)
                      + database(1, EXPONENTIAL))
              .waits(20);

      String name = "M/M/1, 0.5, " + type;
      check(name, "Wq", 1, waits.mean("network", CONFIDENCE));
      check(name, "E[W²]", type.equals("queue") ? 4 : 8, waits.meanSquare("network", CONFIDENCE));
    }
  }

  /**
   * M/M/1 in which a message leaves after waiting for D: the loss is (1 − ρ) ρ e / (1 − ρ² e) with
   * e = exp(−(μ − λ) D) (D. Y. Barrer, "Queuing with Impatient Customers and Ordered Service",
   * Operations Research 5(5), 1957). With D = 0 and c servers nothing waits: Erlang's first
   * formula.
   */
  @Test
  void fixedDeadline() throws Exception {
    StudyResult study = study("100000s", poisson(0.8, "5s") + AMPLE + database(1, EXPONENTIAL));
    check("M/M/1 + D, 0.8, D = 5", "loss", 0.076986670, study.loss(CONFIDENCE));
    assertThat(study.waits().percentile(100, CONFIDENCE).value()).isLessThanOrEqualTo(5.005e9);

    StudyResult none = study("30000s", poisson(3.6, "0s") + AMPLE + database(4, EXPONENTIAL));
    check("M/M/4 + D, 3.6, D = 0", "loss", 0.270685067, none.loss(CONFIDENCE));
  }

  /**
   * M/M/1 in which messages leave after waiting for an exponential time of rate θ: birth and death
   * with death rate μ + (n − 1) θ for n inside (C. Palm, "Research on Telephone Traffic Carried by
   * Full Availability Groups", Tele 1, 1957); the loss is θ by the mean queue divided by λ.
   */
  @Test
  void exponentialDeadline() throws Exception {
    StudyResult study =
        study(
            "100000s",
            poisson(0.8, "{ type = exponential, mean = 5s }") + AMPLE + database(1, EXPONENTIAL));

    check("M/M/1 + M, 0.8, mean 5", "loss", palm(0.8, 0.2), study.loss(CONFIDENCE));
  }

  /**
   * The same with K waiting places, from which messages leave at once: what finds them full is lost
   * as well [GH, section 2.10].
   */
  @Test
  void exponentialDeadlineAndFewPlaces() throws Exception {
    StudyResult study =
        study(
            "100000s",
            poisson(2, "{ type = exponential, mean = 5s }")
                + "producers.network.expiry = at-once\n"
                + "pipeline { type = queue, capacity = 4, overflow.policy = drop-newest }\n"
                + database(1, EXPONENTIAL));

    double[] exact = fewPlaces(2, 0.2, 5);
    check("M/M/1/5 + M, 2, mean 5", "loss", exact[0], study.loss(CONFIDENCE));
    check("M/M/1/5 + M, 2, mean 5", "mean queue", exact[1], study.queueMean(CONFIDENCE));
  }

  /** The loss and the mean queue of birth and death with at most so many inside. */
  private static double[] fewPlaces(double lambda, double theta, int most) {
    double weight = 1;
    double sum = 1;
    double queue = 0;
    for (int n = 1; n <= most; n++) {
      weight *= lambda / (1 + (n - 1) * theta);
      sum += weight;
      queue += (n - 1) * weight;
    }
    return new double[] {(theta * queue / lambda + weight) / sum, queue / sum};
  }

  /** The loss of M/M/1 with service rate 1, arrival rate λ and rate θ of leaving the queue. */
  private static double palm(double lambda, double theta) {
    double weight = 1;
    double sum = 1;
    double queue = 0;
    for (int n = 1; n < 1000; n++) {
      weight *= lambda / (1 + (n - 1) * theta);
      sum += weight;
      queue += (n - 1) * weight;
    }
    return theta * queue / sum / lambda;
  }

  /**
   * M/M/1, last in, first out, for 500 s after a warm-up of 400 s: Wq is 4 if messages go on to
   * arrive; without them the last are served 5 % too early.
   */
  @Test
  void lastInFirstOutInAShortRun() throws Exception {
    StudyResult study =
        Model.limited(
                folder,
                "duration = 900s, warm-up = 400s, cool-down = 2000s",
                poisson(0.8)
                    + "pipeline { type = lifo, capacity = 1000000 }\n"
                    + database(1, EXPONENTIAL))
            .replications(6000);

    check("M/M/1, 0.8, lifo, 500 s", "Wq", 4, seconds(study.waitMean(CONFIDENCE)));
  }

  @Test
  void aWrongFigureIsFound() throws Exception {
    StudyResult study = study("100000s", poisson(0.8) + AMPLE + database(1, EXPONENTIAL));

    assertThat(seconds(study.waitMean(CONFIDENCE)).contains(4.4)).isFalse();
    assertThat(wait(study, 99).contains(24)).isFalse();
  }

  private StudyResult study(String duration, String blocks) throws Exception {
    return Model.of(folder, duration, blocks).replications(20);
  }

  private static void check(String model, String figure, double exact, Estimate measured) {
    TABLE.check(model, figure, exact, measured);
  }

  private static Estimate wait(StudyResult study, double percentage) {
    return seconds(study.waits().percentile(percentage, CONFIDENCE));
  }

  private static Estimate seconds(Estimate nanos) {
    return nanos.scaled(1e-9);
  }

  private static Estimate arrivals(StudyResult study) {
    return study.ratio(Sample::offered, Sample::observedNanos, CONFIDENCE).scaled(1e9);
  }

  /** How long a message is in the pipeline: its mean length by the messages that passed it. */
  private static Estimate timeInside(StudyResult study) {
    return seconds(study.ratio(Sample::messageNanos, Sample::delivered, CONFIDENCE));
  }

  private static String poisson(double rate) {
    return poisson("network", rate);
  }

  private static String poisson(String group, double rate) {
    return """
    producers.%s {
      type = random, body { type = integer }, gap { type = exponential, mean = %dns }
    }
    """
        .formatted(group, Math.round(1e9 / rate));
  }

  /** Poisson arrivals whose messages have a deadline. */
  private static String poisson(double rate, String deadline) {
    return poisson(rate) + "producers.network.deadline = " + deadline + "\n";
  }

  private static String goldAndSilver(String ageing) {
    return poisson("silver", 0.5)
        + poisson("gold", 0.3)
        + "pipeline { type = priority, capacity = 1000000, by.order = [gold], ageing = %s }\n"
            .formatted(ageing);
  }

  private static String closed(int count, String think) {
    return """
    producers.network {
      type = random, count = %d, arrivals = closed, gap { type = exponential, mean = %s }
    }
    """
        .formatted(count, think);
  }

  private static String database(int count, String service) {
    return "consumers.database { type = slow-database, count = %d, service = %s }\n"
        .formatted(count, service);
  }
}
