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

/** The command that times whole runs of every entry on every model, in turn. */
@Command(
    name = "customers-per-second",
    description = "Whole runs: cost per customer, compared with a hand-written loop and SSJ.",
    showDefaultValues = true)
final class CustomersPerSecond implements Callable<Integer> {
  static final List<Entry> ENTRIES =
      List.of(
          new HandWrittenLoop(),
          new Millrace(),
          Ssj.fullMeasurement(),
          Ssj.ownGenerator(),
          Ssj.waitAlone());

  @Spec private CommandSpec spec = CommandSpec.create(); // replaced by picocli

  @Mixin
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private HelpOption help = new HelpOption();

  @Option(names = "--seconds", description = "Minimum processor time of each timed run.")
  private double seconds = 5;

  @Option(names = "--runs", description = "Number of runs; the figure is their median.")
  private int runs = 5;

  @Mixin private OnlyOption only = new OnlyOption();

  @Override
  public Integer call() {
    check();
    // Processor time of the whole process, collector and compiler included: on a dedicated core it
    // equals wall-clock time, and other processes on that core do not count.
    LongSupplier cpuNanos =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)::getProcessCpuTime;
    List<Trial> trials = new ArrayList<>();
    for (Model model : only.of(List.of(Model.values()), Model::key)) {
      for (Entry entry : only.of(ENTRIES, Entry::key)) {
        trials.add(new Trial(entry, model, (long) (seconds * 1e9), cpuNanos));
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
      throw bad("--seconds is " + seconds + "; allowed: above 0, at most 3600");
    }
    if (runs < 1) {
      throw bad("--runs is " + runs + "; allowed: at least 1");
    }
    only.check(
        spec.commandLine(),
        Stream.concat(Stream.of(Model.values()).map(Model::key), ENTRIES.stream().map(Entry::key))
            .toList());
  }

  private ParameterException bad(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
