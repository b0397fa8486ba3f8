package dev.millrace.benchmarks.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OnOffQueueTest {

  /** With growing capacity the figures approach those of the queue without loss. */
  @Test
  void ampleCapacity_equalsUnboundedQueue() {
    OnOffQueue queue = new OnOffQueue(4, 5, 20, 1, 1200);

    assertThat(queue.loss()).isLessThan(1e-7);
    assertThat(queue.meanWaitSeconds()).isCloseTo(64.306249405, within(1e-4));
    assertThat(queue.waitSeconds(0.99)).isCloseTo(299.738657, within(1e-3));
  }

  /**
   * If it is nearly always on, it is M/M/1/n with probabilities proportional to ρ^k (D. Gross, J.
   * F. Shortle, J. M. Thompson and C. M. Harris, <i>Fundamentals of Queueing Theory</i>, 4th
   * edition, 2008, section 2.4).
   */
  @Test
  void nearlyAlwaysOn_equalsPoissonArrivals() {
    OnOffQueue queue = new OnOffQueue(0.8, 1e12, 1e-3, 1, 3);

    double sum = 1 + 0.8 + 0.64 + 0.512;
    assertThat(queue.loss()).isCloseTo(0.512 / sum, within(1e-9));
    double accepted = 1 + 0.8 + 0.64;
    assertThat(queue.meanWaitSeconds()).isCloseTo((0.8 * 1 + 0.64 * 2) / accepted, within(1e-9));
    // P(W > t) = e^-t (0.8 + 0.64 (1 + t)) / 2.44
    double t = queue.waitSeconds(0.9);
    assertThat(Math.exp(-t) * (0.8 + 0.64 * (1 + t)) / accepted).isCloseTo(0.1, within(1e-9));
  }

  @Test
  void figuresScaleWithUnitOfTime() {
    OnOffQueue seconds = new OnOffQueue(4, 5, 20, 1, 51);
    OnOffQueue tenths = new OnOffQueue(40, 0.5, 2, 10, 51);

    assertThat(tenths.loss()).isCloseTo(seconds.loss(), within(1e-12));
    assertThat(10 * tenths.meanWaitSeconds()).isCloseTo(seconds.meanWaitSeconds(), within(1e-9));
    assertThat(10 * tenths.waitSeconds(0.99)).isCloseTo(seconds.waitSeconds(0.99), within(1e-6));
  }
}
