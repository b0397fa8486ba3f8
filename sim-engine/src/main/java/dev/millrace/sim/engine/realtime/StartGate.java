package dev.millrace.sim.engine.realtime;

import java.util.concurrent.CountDownLatch;

/**
 * The common start of all workers: the run begins when the last of them stands at the gate, so that
 * the time to start threads is nobody's latency.
 *
 * <p>Thread-safe: the time of the start is written before the latch is counted down and read after
 * it was awaited.
 */
final class StartGate {

  private final CountDownLatch arrived;
  private final CountDownLatch opened = new CountDownLatch(1);
  private long startNanoTime = System.nanoTime();

  StartGate(int workers) {
    arrived = new CountDownLatch(workers);
  }

  /** Waits for the start and returns the {@link System#nanoTime()} at which it was given. */
  long pass() throws InterruptedException {
    arrive();
    opened.await();
    return startNanoTime;
  }

  /**
   * The time since the start, in nanoseconds; for those who passed the gate, and for whoever they
   * or the opener started later. Before the start it counts from the making of the gate.
   */
  long nanos() {
    return System.nanoTime() - startNanoTime;
  }

  /** Stands for a worker that will not come. */
  void arrive() {
    arrived.countDown();
  }

  /** Waits for all workers to arrive, then gives the start; returns its {@code nanoTime}. */
  long openWhenAllArrived() throws InterruptedException {
    arrived.await();
    startNanoTime = System.nanoTime();
    opened.countDown();
    return startNanoTime;
  }
}
