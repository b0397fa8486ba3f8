package dev.millrace.sim.engine.realtime;

import java.util.concurrent.CountDownLatch;

/**
 * The common start of all workers: the run begins when the last thread has arrived, so that the
 * time to start threads is not part of any latency.
 *
 * <p>Thread-safe: the start time is written before the latch is counted down, and read after it was
 * awaited.
 */
final class StartGate {

  private final CountDownLatch arrived;
  private final CountDownLatch opened = new CountDownLatch(1);
  private long startNanoTime = System.nanoTime();

  StartGate(int workers) {
    arrived = new CountDownLatch(workers);
  }

  /** Waits for the start and returns its {@link System#nanoTime()}. */
  long pass() throws InterruptedException {
    arrive();
    opened.await();
    return startNanoTime;
  }

  /**
   * Returns the nanoseconds since the start, for threads that have passed the gate and threads
   * started by these later. Before the start, it counts from the creation of the gate.
   */
  long nanos() {
    return System.nanoTime() - startNanoTime;
  }

  /** Counts a worker as arrived. */
  void arrive() {
    arrived.countDown();
  }

  /** Waits until all workers have arrived, opens the gate and returns the start time. */
  long openWhenAllArrived() throws InterruptedException {
    arrived.await();
    startNanoTime = System.nanoTime();
    opened.countDown();
    return startNanoTime;
  }
}
