package dev.millrace.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command that times whole runs of every contestant on every model, taking turns. */
@Command(
    name = "customers-per-second",
    description = "Whole runs: what a customer costs, beside a hand-written loop and SSJ.",
    showDefaultValues = true)
final class CustomersPerSecond implements Callable<Integer> {
  static final List<Contestant> CONTESTANTS =
      List.of(
          new HandWrittenLoop(),
          new Millrace(),
          Ssj.fullMeasurement(),
          Ssj.ownGenerator(),
          Ssj.waitAlone());

  @Spec private CommandSpec spec = CommandSpec.create(); // picocli puts the real one in its place

  @Mixin
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private HelpOption help = new HelpOption();

  @Option(names = "--seconds", description = "Processor time of each timed run, at least.")
  private double seconds = 5;

  @Option(names = "--runs", description = "How many runs the median is taken of.")
  private int runs = 5;

  @Mixin private OnlyOption only = new OnlyOption();

  @Override
  public Integer call() {
    check();
    // Processor time of the whole process, collector and compiler included: on a core of its own it
    // is the time on the clock, and others who run on that core do not count.
    LongSupplier cpuNanos =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)::getProcessCpuTime;
    List<Trial> trials = new ArrayList<>();
    for (Model model : only.of(List.of(Model.values()), Model::key)) {
      for (Contestant contestant : only.of(CONTESTANTS, Contestant::key)) {
        trials.add(new Trial(contestant, model, (long) (seconds * 1e9), cpuNanos));
      }
    }
    PrintWriter progress = spec.commandLine().getErr();
    progress.println("calibrating");
    trials.forEach(Trial::calibrate);
    for (int run = 1; run <= runs; run++) {
      progress.printf("run %d of %d%n", run, runs);
      for (Trial trial : trials) {
        trial.run(run);
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%s %s, median of %d runs of at least %s s of processor time%n%n",
        System.getProperty("java.vm.name"), System.getProperty("java.version"), runs, seconds);
    out.print(new ResultTable(trials).text());
    out.flush();
    return 0;
  }

  private void check() {
    if (!(seconds > 0 && seconds <= 3600)) {
      throw bad("--seconds is " + seconds + "; it must be above 0, and 3600 at most");
    }
    if (runs < 1) {
      throw bad("--runs is " + runs + "; it must be 1 or more");
    }
    only.check(
        spec.commandLine(),
        Stream.concat(
                Stream.of(Model.values()).map(Model::key),
                CONTESTANTS.stream().map(Contestant::key))
            .toList());
  }

  private ParameterException bad(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
