package dev.millrace.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** The command that hands its arguments to JMH, which finds the benchmarks of single steps. */
@Command(
    name = "single-steps",
    description = "What the steps of a run cost, by JMH; takes JMH's options (-h tells them).")
final class SingleSteps implements Callable<Integer> {
  @Unmatched private List<String> arguments = new ArrayList<>(); // picocli adds to it

  @Override
  public Integer call() throws Exception {
    org.openjdk.jmh.Main.main(arguments.toArray(String[]::new));
    return 0;
  }
}
