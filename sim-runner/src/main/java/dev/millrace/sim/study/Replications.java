package dev.millrace.sim.study;

import com.google.inject.Injector;
import dev.millrace.sim.engine.Engine;
import dev.millrace.sim.engine.LogStamp;
import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.engine.Simulation;
import dev.millrace.sim.engine.virtualtime.VirtualTimeEngine;
import dev.millrace.sim.scenario.Headline;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.wiring.Wiring;
import dev.millrace.sim.wiring.WiringException;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs of the same model in virtual time with independent random streams, several at once on the
 * processors there are.
 *
 * <p>Results are put together in the order of the replications' numbers and no earlier than their
 * turn, so they do not depend on the number of threads; of replications that wait for their turn
 * there are few, so memory does not grow with the number of replications. Each replication belongs
 * to one thread, and its result is handed over by a {@link Future}, which is the
 * <i>happens-before</i> edge.
 *
 * <p>For one study. {@link #stop} and {@link #abort} may be called from any thread at any time.
 */
public final class Replications {

  /** How many are added before precision is looked at again; no matter on how many threads. */
  private static final int CHUNK = 10;

  private static final int WAITING_PER_THREAD = 2;

  private static final Logger LOG = LoggerFactory.getLogger(Replications.class);

  /** Makes the components of each replication. */
  @FunctionalInterface
  public interface Source {

    /**
     * A simulation of its own for a replication; called by several threads at once.
     *
     * @param replication its number, from 1
     */
    Simulation simulation(int replication) throws Exception;
  }

  private final Source source;
  private final int threads;

  // Guarded by running.
  private final Set<Engine> running = new HashSet<>();
  private boolean stopAsked;
  private boolean abortAsked;

  private Replications(Source source, int threads) {
    this.source = source;
    this.threads = threads;
  }

  /** Replications of a scenario. */
  public static Replications of(Scenario scenario, Injector plugins) {
    return of(replication -> Wiring.wire(scenario, plugins, replication));
  }

  /** Replications of a model that is put together by hand. */
  public static Replications of(Source source) {
    return new Replications(source, Runtime.getRuntime().availableProcessors());
  }

  /** The same replications on so many threads. */
  public Replications onThreads(int count) {
    return new Replications(source, count);
  }

  /**
   * Makes so many replications.
   *
   * @param replications how many; at least 1
   * @return what they came to; up to the first that failed, if one did
   */
  public StudyResult run(int replications) throws InterruptedException {
    return run(replications, null);
  }

  /**
   * Makes replications until a figure is precise.
   *
   * @param atLeast how many to make before looking at the figure; below 10 means 10, as far as the
   *     precision's limit allows
   * @param precision what is to be reached; null to make just so many
   * @return what they came to; up to the first that failed, if one did
   */
  public StudyResult run(int atLeast, @Nullable Precision precision) throws InterruptedException {
    Pool pool = new Pool();
    ExecutorService pooledThreads = Executors.newFixedThreadPool(threads, Replications::daemon);
    try {
      int limit = precision == null ? atLeast : precision.atMost();
      int target = precision == null ? atLeast : Math.min(limit, Math.max(CHUNK, atLeast));
      int made = 0;
      while (true) {
        add(pool, made, target, pooledThreads);
        if (pool.cutShort()) {
          return pool.result(StopReason.CUT_SHORT);
        }
        made = target;
        if (precision == null) {
          return pool.result(StopReason.COUNT);
        }
        StudyResult soFar = pool.result(StopReason.PRECISE);
        Estimate figure = soFar.headline(precision.of(), StudyResult.CONFIDENCE);
        if (figure.isWithin(precision.share())) {
          return soFar;
        }
        if (Double.isNaN(figure.value())) {
          return pool.result(StopReason.NOTHING);
        }
        if (made >= limit) {
          boolean noneLost = precision.of() == Headline.LOSS && figure.value() == 0;
          return pool.result(noneLost ? StopReason.NOTHING : StopReason.LIMIT);
        }
        target = Math.min(limit, made + CHUNK);
      }
    } finally {
      abort();
      pooledThreads.shutdownNow();
    }
  }

  /** Asks the study to end in good order: replications that are under way drain. */
  public void stop() {
    synchronized (running) {
      stopAsked = true;
      running.forEach(Engine::stop);
    }
  }

  /** Asks the study to end at once. */
  public void abort() {
    synchronized (running) {
      stopAsked = true;
      abortAsked = true;
      running.forEach(Engine::abort);
    }
  }

  /** Adds the replications after the given number, up to another. */
  private void add(Pool pool, int from, int to, ExecutorService pooledThreads)
      throws InterruptedException {
    Queue<Future<RunResult>> ahead = new ArrayDeque<>();
    int submitted = from;
    for (int number = from + 1; number <= to && !pool.cutShort(); number++) {
      while (submitted < to && ahead.size() < WAITING_PER_THREAD * threads) {
        int next = ++submitted;
        ahead.add(pooledThreads.submit(() -> play(next)));
      }
      addNext(pool, number, ahead.remove());
    }
  }

  private static void addNext(Pool pool, int number, Future<RunResult> run)
      throws InterruptedException {
    try {
      RunResult result = run.get();
      if (result == null || (result.interrupted() && number > 1)) {
        pool.interrupt();
      } else {
        pool.add(number, result);
      }
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      LOG.debug("replication {} failed", number, cause);
      pool.fail(
          number, cause instanceof WiringException ? "" + cause.getMessage() : cause.toString());
    }
  }

  /** Plays one replication; null when the study was asked to stop before it began. */
  private @Nullable RunResult play(int number) throws Exception {
    synchronized (running) {
      if (stopAsked && number > 1) {
        return null;
      }
    }
    Engine engine = new VirtualTimeEngine(source.simulation(number), new LogStamp(number + "/"));
    synchronized (running) {
      running.add(engine);
      if (stopAsked) {
        engine.stop();
      }
      if (abortAsked) {
        engine.abort();
      }
    }
    try {
      return engine.run();
    } finally {
      synchronized (running) {
        running.remove(engine);
      }
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "replications");
    thread.setDaemon(true);
    return thread;
  }
}
