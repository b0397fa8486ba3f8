package dev.millrace.sim.study.fit;

import static java.util.Objects.requireNonNull;

import dev.millrace.sim.study.ScenarioSpec;
import dev.millrace.sim.study.Scenarios;
import dev.millrace.sim.study.ScheduleReading;
import dev.millrace.sim.study.init.TraceException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.LongStream;

/** Fits models to a trace and chooses the simplest that behaves like it in a queue. */
public final class TraceFit {

  static final int MIN_MESSAGES = 100;

  /** Enough to choose between the models of a kind. */
  private static final int SCREENING_REPLICATIONS = 4;

  /**
   * The first model of a kind uses all of the trace; another has to be better by more than luck.
   */
  private static final double CLEARLY_BETTER = 0.8;

  /** A model with more messages than this many times those of the trace is cut off. */
  private static final int MAX_TIMES_MESSAGES = 4;

  private final Times times;
  private final FitSettings settings;
  private final TestQueues queues;
  private final int replications;

  private TraceFit(Times times, FitSettings settings) {
    this.times = times;
    this.settings = settings;
    queues = new TestQueues(times.rate(), settings);
    replications = settings.replications(times.count());
  }

  /**
   * Fits models to due times, on all processors. The result depends on the seed, and not on the
   * number of processors.
   *
   * @param dueNanos in ascending order
   * @param name the name of the trace, for messages
   * @throws TraceException if there are too few
   * @throws InterruptedException if the calling thread is interrupted while it waits
   */
  public static FitResult of(long[] dueNanos, String name, FitSettings settings)
      throws InterruptedException {
    Times times = Times.from(dueNanos);
    if (times.count() < MIN_MESSAGES || times.spanNanos() == 0) {
      throw new TraceException(
          "%s has %d messages%s; allowed: at least %d, at different times"
              .formatted(
                  name,
                  times.count(),
                  times.count() < MIN_MESSAGES ? "" : " at one time",
                  MIN_MESSAGES));
    }
    return new TraceFit(times, settings).fit();
  }

  private FitResult fit() throws InterruptedException {
    ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), TraceFit::daemon);
    try {
      Figures trace =
          Figures.mean(each(threads, replications, number -> queues.run(times.dueNanos(), number)));
      List<Assessment> assessments = new ArrayList<>();
      for (Map.Entry<Kind, List<Model>> kind : Candidates.of(times).entrySet()) {
        Model best = screened(threads, kind.getValue(), trace);
        assessments.add(assess(threads, best, replications, trace));
      }
      return result(trace, assessments);
    } finally {
      threads.shutdownNow();
    }
  }

  private Model screened(ExecutorService threads, List<Model> models, Figures trace)
      throws InterruptedException {
    Model best = models.get(0);
    double least = Double.POSITIVE_INFINITY;
    for (Model model : models.size() == 1 ? List.<Model>of() : models) {
      double error = assess(threads, model, SCREENING_REPLICATIONS, trace).error();
      if (error < CLEARLY_BETTER * least) {
        least = error;
        best = model;
      }
    }
    return best;
  }

  private Assessment assess(ExecutorService threads, Model model, int count, Figures trace)
      throws InterruptedException {
    List<Figures> figures =
        each(threads, count, number -> queues.run(arrivals(model, number), number));
    return Assessment.of(model, figures, trace);
  }

  /** Returns the due times of a model for as long as the trace lasts. */
  private long[] arrivals(Model model, int replication) {
    ScenarioSpec spec =
        Scenarios.parse(
                """
                producers.twin { %s }
                pipeline { type = queue, capacity = 1 }
                consumers.none { type = slow-database }
                run { engine = virtual, duration = %dns, seed = %d }
                """
                    .formatted(
                        model.producer(),
                        times.spanNanos(),
                        settings.seed() + 1_000_003L * replication))
            .withPlugins(settings.plugins());
    LongStream.Builder due = LongStream.builder();
    ScheduleReading reading =
        spec.readSchedule((long) MAX_TIMES_MESSAGES * times.count(), due::add);
    if (reading.failure() != null) {
      throw new IllegalStateException(reading.failure());
    }
    return due.build().toArray();
  }

  private FitResult result(Figures trace, List<Assessment> assessments) {
    double best = assessments.stream().mapToDouble(Assessment::error).min().orElseThrow();
    Assessment chosen =
        assessments.stream()
            .filter(each -> each.isWithin(settings.tolerance()) || each.isWithinNoise(best))
            .findFirst()
            .orElseGet(
                () ->
                    requireNonNull(
                        assessments.stream()
                            .min(Comparator.comparingDouble(Assessment::error))
                            .orElse(null)));
    return new FitResult(
        times, settings, trace, assessments, chosen, best, replications, queues::serviceNanos);
  }

  private static List<Figures> each(
      ExecutorService threads, int count, IntFunction<Figures> replication)
      throws InterruptedException {
    List<Future<Figures>> running = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      int current = number;
      running.add(threads.submit(() -> replication.apply(current)));
    }
    List<Figures> results = new ArrayList<>();
    for (Future<Figures> each : running) {
      try {
        results.add(each.get());
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      }
    }
    return results;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "fit");
    thread.setDaemon(true);
    return thread;
  }
}
