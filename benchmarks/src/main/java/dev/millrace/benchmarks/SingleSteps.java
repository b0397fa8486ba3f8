package dev.millrace.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** The command that passes its arguments to JMH, which runs the benchmarks of single steps. */
@Command(
    name = "single-steps",
    description = "Cost of the steps of a run, by JMH; takes JMH's options (-h lists them).")
final class SingleSteps implements Callable<Integer> {
  @Unmatched private List<String> arguments = new ArrayList<>(); // filled by picocli

  @Override
  public Integer call() throws Exception {
    org.openjdk.jmh.Main.main(arguments.toArray(String[]::new));
    return 0;
  }
}
