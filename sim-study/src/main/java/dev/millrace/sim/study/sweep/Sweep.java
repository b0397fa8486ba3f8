package dev.millrace.sim.study.sweep;

import dev.millrace.sim.engine.Failures;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.study.GrowingStudy;
import dev.millrace.sim.study.StudyResult;
import dev.millrace.sim.study.Variants;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs the cells of a grid on all processors. Results are handed out in the order of the cells and
 * do not depend on the number of threads.
 *
 * <p>A cell is run by one thread if there are enough cells; otherwise its replications are run by
 * all threads, one cell after the other. An instance is run once; {@link #stop} may be called from
 * any thread.
 */
public final class Sweep {

  /** With fewer cells for each thread, the replications of a cell are distributed instead. */
  private static final int MIN_CELLS_PER_THREAD = 8;

  private static final int MAX_AHEAD_PER_THREAD = 64;

  private final Grid grid;
  private final List<Cell> cells;
  private final int threads;

  // Guarded by running.
  private final Set<GrowingStudy> running = new HashSet<>();
  private boolean stopRequested;

  /** Creates a sweep of some cells of a checked grid. */
  public Sweep(Grid grid, List<Cell> cells) {
    this(grid, cells, Runtime.getRuntime().availableProcessors());
  }

  private Sweep(Grid grid, List<Cell> cells, int threads) {
    this.grid = grid;
    this.cells = List.copyOf(cells);
    this.threads = threads;
  }

  /** Returns the same sweep on another number of threads. */
  public Sweep onThreads(int count) {
    return new Sweep(grid, cells, count);
  }

  /**
   * Runs the cells until the last one or a stop request.
   *
   * @param results receives the result of each finished cell, on the calling thread
   */
  public void run(Consumer<CellResult> results) throws InterruptedException {
    if (cells.isEmpty()) {
      return;
    }
    boolean repeated = grid.scenario(cells.get(0)).study().isRepeated();
    if (repeated && cells.size() < MIN_CELLS_PER_THREAD * threads) {
      for (Cell cell : cells) {
        CellResult result = run(cell, grid.variants()::study);
        if (result == null) {
          return;
        }
        results.accept(result);
      }
    } else {
      runInParallel(results);
    }
  }

  /** Ends the running cells, which have no result then. No further cell starts. */
  public void stop() {
    synchronized (running) {
      stopRequested = true;
      running.forEach(GrowingStudy::stop);
    }
  }

  private void runInParallel(Consumer<CellResult> results) throws InterruptedException {
    ExecutorService pooledThreads = Executors.newFixedThreadPool(threads, Sweep::daemon);
    try {
      Queue<Future<@Nullable CellResult>> ahead = new ArrayDeque<>();
      Variants variants = grid.variants();
      int submitted = 0;
      for (int i = 0; i < cells.size(); i++) {
        while (submitted < cells.size() && ahead.size() < MAX_AHEAD_PER_THREAD * threads) {
          Cell next = cells.get(submitted++);
          ahead.add(pooledThreads.submit(() -> run(next, variants::studyOnCallingThread)));
        }
        CellResult result = ahead.remove().get();
        // Later cells may be finished, but results are without gaps.
        if (result == null) {
          return;
        }
        results.accept(result);
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      stop();
      pooledThreads.shutdownNow();
    }
  }

  /** How a study of a scenario is begun. */
  private interface Starter {
    GrowingStudy start(Scenario scenario);
  }

  /** Runs a cell; returns null if a stop was requested before it was finished. */
  private @Nullable CellResult run(Cell cell, Starter starter) throws InterruptedException {
    Scenario scenario;
    GrowingStudy study;
    try {
      scenario = grid.scenario(cell);
      study = starter.start(scenario);
    } catch (RuntimeException e) {
      return CellResult.failed(cell, Failures.text(e));
    }
    synchronized (running) {
      if (stopRequested) {
        return null;
      }
      running.add(study);
    }
    try {
      StudyResult result = study.run();
      return result.pooled().interrupted() && result.pooled().succeeded()
          ? null
          : CellResult.of(cell, scenario, result);
    } finally {
      synchronized (running) {
        running.remove(study);
      }
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "sweep");
    thread.setDaemon(true);
    return thread;
  }
}
