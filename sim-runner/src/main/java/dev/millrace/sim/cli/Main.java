package dev.millrace.sim.cli;

import dev.millrace.sim.binding.Names;
import dev.millrace.sim.report.Version;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program: {@code java -jar sim-runner.jar COMMAND ...}. */
@Command(
    name = "sim-runner",
    mixinStandardHelpOptions = true,
    versionProvider = Main.VersionOfThisProgram.class,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Runs producers, a pipeline and consumers together and reports what is lost, how long"
          + " messages wait and where the time goes.%n"
    },
    subcommands = {
      RunCommand.class,
      CompareCommand.class,
      SweepCommand.class,
      MergeCommand.class,
      SizeCommand.class,
      AdviseCommand.class,
      ExploreCommand.class,
      CheckCommand.class,
      InitCommand.class,
      FitCommand.class,
      ListCommand.class,
      DescribeCommand.class,
      HelpCommand.class
    },
    footer = {
      "%nExamples:",
      "  sim-runner run conf/lock.conf                 run a scenario",
      "  sim-runner compare conf/bursty-database.conf --pipelines lock,queue",
      "  sim-runner sweep conf/bursty-database.conf --vary pipeline.capacity=5,50",
      "  sim-runner size conf/bursty-database.conf --require 'loss < 1%%'",
      "  sim-runner advise conf/bursty-database.conf   what would help, and what would not",
      "  sim-runner explore conf/lock.conf --set run.messages=3",
      "  sim-runner check conf/lock.conf               check it without running it",
      "  sim-runner list                               list the plug-ins",
      "  sim-runner describe bursty                    print every key of a plug-in%n",
      "Exit codes: 0 done, 1 the run failed, 2 invalid usage or scenario, 99 done but a"
          + " requirement was missed or is undecided, or run.precision was not reached, 130"
          + " interrupted."
    })
public final class Main implements Runnable {

  static {
    // Keeps Guice from using sun.misc.Unsafe, for which newer JDKs print a warning. Has to be set
    // before Guice loads.
    if (System.getProperty("guice_custom_class_loading") == null) {
      System.setProperty("guice_custom_class_loading", "CHILD");
    }
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  private Main() {}

  /**
   * Runs the program and ends the virtual machine with its exit code.
   *
   * <p>The command has a thread of its own, so that components that interrupt the main thread have
   * no effect on it.
   */
  public static void main(String[] arguments) {
    Interrupts interrupts = Interrupts.install();
    AtomicInteger exitCode = new AtomicInteger(ExitCode.FAILED);
    Thread command =
        new Thread(
            () -> {
              exitCode.set(execute(arguments));
              interrupts.commandEnded();
            },
            "main");
    command.start();
    joinUninterruptibly(command);
    System.exit(exitCode.get());
  }

  private static int execute(String[] arguments) {
    try {
      return commandLine().execute(arguments);
    } catch (OutOfMemoryError e) {
      System.err.println(
          "sim-runner: out of memory ("
              + e.getMessage()
              + "); use a larger java -Xmx or a smaller scenario");
    } catch (Throwable t) {
      System.err.println("sim-runner: internal error, please report it:");
      t.printStackTrace();
    }
    return ExitCode.FAILED;
  }

  private static void joinUninterruptibly(Thread thread) {
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        // A component interrupted the main thread, which does nothing but wait.
      }
    }
  }

  static CommandLine commandLine() {
    return HelpPages.unbroken(new CommandLine(new Main()))
        .setParameterExceptionHandler(ErrorReport::ofUsage)
        .setExecutionExceptionHandler(ErrorReport::ofExecution);
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "no command; allowed: " + Names.list(spec.subcommands().keySet()));
  }

  static final class VersionOfThisProgram implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {Version.ofThisProgram().toString()};
    }
  }
}
