package dev.millrace.sim.study;

import com.google.inject.Injector;
import dev.millrace.sim.engine.Engine;
import dev.millrace.sim.engine.Failures;
import dev.millrace.sim.engine.LogStamp;
import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.engine.Simulation;
import dev.millrace.sim.engine.virtualtime.VirtualTimeEngine;
import dev.millrace.sim.recording.Recording;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.wiring.WiringException;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs of the same model in virtual time with independent random streams, in parallel on all
 * processors.
 *
 * <p>Results are pooled in the order of the replications' numbers, so they do not depend on the
 * number of threads; only a few results wait for their turn, so memory does not grow with the
 * number of replications. Each replication runs on one thread, and a {@link Future} publishes its
 * result.
 *
 * <p>An instance runs one study. {@link #stop} and {@link #abort} may be called from any thread.
 */
public final class Replications {

  private static final int MAX_AHEAD_PER_THREAD = 2;

  /** Runs studies that are extended again and again: its threads keep what they have prepared. */
  private static final ExecutorService SHARED =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors(), Replications::daemon);

  private static final Logger LOG = LoggerFactory.getLogger(Replications.class);

  /** Creates the components of each replication. */
  @FunctionalInterface
  public interface Source {

    /**
     * Creates the simulation of a replication; called by several threads at once.
     *
     * @param replication its number, from 1
     */
    Simulation simulation(int replication) throws Exception;
  }

  /** Starts a replication, on another thread or at once. */
  private interface Submitter {
    Future<RunResult> submit(Callable<RunResult> run);
  }

  private final Source source;

  /** The number of threads; 0 for the calling thread alone. */
  private final int threads;

  /** Whether no message is dropped unless the pipeline is full. */
  private final boolean losesOnlyWhenFull;

  private final boolean neverBlocks;

  // Guarded by running.
  private final Set<Engine> running = new HashSet<>();
  private boolean stopRequested;
  private boolean abortRequested;

  private Replications(Source source, int threads, boolean losesOnlyWhenFull, boolean neverBlocks) {
    this.source = source;
    this.threads = threads;
    this.losesOnlyWhenFull = losesOnlyWhenFull;
    this.neverBlocks = neverBlocks;
  }

  /** Returns replications of a scenario. */
  public static Replications of(Scenario scenario, Injector plugins) {
    return of(scenario, new KeptWiring(plugins));
  }

  static Replications of(Scenario scenario, KeptWiring wiring) {
    return new Replications(
        replication -> wiring.wire(scenario, replication),
        Runtime.getRuntime().availableProcessors(),
        FullQueueBound.appliesTo(scenario),
        FullQueueBound.neverBlocks(scenario));
  }

  /** Returns replications of a model that is assembled in code. */
  public static Replications of(Source source) {
    return new Replications(source, Runtime.getRuntime().availableProcessors(), false, false);
  }

  /** Returns the same replications, of which the first one keeps records. */
  public Replications recording(Recording records) {
    Source recorded =
        replication ->
            replication == 1
                ? source.simulation(replication).with(records)
                : source.simulation(replication);
    return new Replications(recorded, threads, losesOnlyWhenFull, neverBlocks);
  }

  /** Returns the same replications on another number of threads. */
  public Replications onThreads(int count) {
    return new Replications(source, count, losesOnlyWhenFull, neverBlocks);
  }

  /** Returns the same replications, one after the other on the thread that calls {@link #run}. */
  public Replications onCallingThread() {
    return new Replications(source, 0, losesOnlyWhenFull, neverBlocks);
  }

  /**
   * Runs a number of replications.
   *
   * @param replications at least 1
   * @return their result; up to the first that failed, if one did
   */
  public StudyResult run(int replications) throws InterruptedException {
    return run(replications, null);
  }

  /**
   * Runs replications until a figure is precise.
   *
   * @param atLeast the number before the first check of the precision; below 10 means 10, within
   *     the precision's limit
   * @param precision the requested precision; null to run exactly that many
   * @return their result; up to the first that failed, if one did
   */
  public StudyResult run(int atLeast, @Nullable Precision precision) throws InterruptedException {
    return run(
        precision == null
            ? StoppingRule.fixed(atLeast)
            : new StoppingRule(atLeast, precision, List.of(), precision.atMost()));
  }

  /** Runs replications until a rule stops them, or one fails. */
  public StudyResult run(StoppingRule rule) throws InterruptedException {
    if (threads == 0) {
      return run(rule, Replications::runAtOnce);
    }
    ExecutorService pooledThreads = Executors.newFixedThreadPool(threads, Replications::daemon);
    try {
      return run(rule, pooledThreads::submit);
    } finally {
      abort();
      pooledThreads.shutdownNow();
    }
  }

  private StudyResult run(StoppingRule rule, Submitter submitter) throws InterruptedException {
    Pool pool = newPool(rule.examines());
    int made = 0;
    int target = rule.first();
    while (true) {
      add(pool, made, target, submitter);
      if (pool.cutShort()) {
        return pool.result(StopReason.CUT_SHORT);
      }
      made = target;
      StopReason reason =
          rule.examines() ? rule.examine(pool.result(StopReason.COUNT)) : StopReason.COUNT;
      if (reason != null) {
        return pool.result(reason);
      }
      target = rule.next(made);
    }
  }

  /**
   * Adds replications to those of a pool.
   *
   * @param from the number of replications in the pool
   * @param to the number afterwards; fewer if one fails or a stop is requested
   */
  void extend(Pool pool, int from, int to) throws InterruptedException {
    if (threads == 0) {
      add(pool, from, to, Replications::runAtOnce);
      return;
    }
    add(pool, from, to, SHARED::submit);
  }

  /** Returns an empty pool for these replications. */
  Pool newPool(boolean examinedRepeatedly) {
    return new Pool(examinedRepeatedly, losesOnlyWhenFull, neverBlocks);
  }

  private static Future<RunResult> runAtOnce(Callable<RunResult> run) {
    FutureTask<RunResult> task = new FutureTask<>(run);
    task.run();
    return task;
  }

  /** Requests an orderly end: running replications drain. */
  public void stop() {
    synchronized (running) {
      stopRequested = true;
      running.forEach(Engine::stop);
    }
  }

  /** Requests an immediate end. */
  public void abort() {
    synchronized (running) {
      stopRequested = true;
      abortRequested = true;
      running.forEach(Engine::abort);
    }
  }

  /** Adds the replications from + 1 to to. */
  private void add(Pool pool, int from, int to, Submitter submitter) throws InterruptedException {
    Queue<Future<RunResult>> ahead = new ArrayDeque<>();
    int submitted = from;
    for (int number = from + 1; number <= to && !pool.cutShort(); number++) {
      while (submitted < to && ahead.size() < Math.max(1, MAX_AHEAD_PER_THREAD * threads)) {
        int next = ++submitted;
        ahead.add(submitter.submit(() -> runOne(next)));
      }
      addNext(pool, number, ahead.remove());
    }
  }

  private static void addNext(Pool pool, int number, Future<RunResult> run)
      throws InterruptedException {
    try {
      RunResult result = run.get();
      // A run whose component got stuck was ended early as well, but has a failure to report.
      if (result == null || (result.interrupted() && result.failures().isEmpty() && number > 1)) {
        pool.interrupt();
      } else {
        pool.add(number, result);
      }
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      LOG.debug("replication {} failed", number, Failures.printable(cause));
      pool.fail(
          number,
          cause instanceof WiringException ? "" + cause.getMessage() : Failures.text(cause));
    }
  }

  /** Runs one replication; returns null if a stop was requested before it began. */
  private @Nullable RunResult runOne(int number) throws Exception {
    synchronized (running) {
      if (stopRequested && number > 1) {
        return null;
      }
    }
    Engine engine = new VirtualTimeEngine(source.simulation(number), new LogStamp(number + "/"));
    synchronized (running) {
      running.add(engine);
      if (stopRequested) {
        engine.stop();
      }
      if (abortRequested) {
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
